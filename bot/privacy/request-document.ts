import type { Document, Stored } from '#bot/store/port.ts';
import { DataRequest } from '#shared/privacy/request.ts';
import { retentionBounds } from '#shared/privacy/retention.ts';

/** The longest that an organisation may keep it; shorter periods are the retention schedule's. */
const answeredSeconds = retentionBounds.requests.max * 86_400;

export const requestType = 'dataRequest';

export function requestDocument(request: DataRequest): Document {
  const { id, person, due, decision } = request;
  const ttl = decision === null ? {} : { ttl: answeredSeconds };
  return { id, type: requestType, schema: 1, ...ttl, person, due, data: request };
}

export function requestOf(document: Stored): DataRequest {
  return DataRequest.parse(document['data']);
}
