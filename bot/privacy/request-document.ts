import type { Document, Stored } from '#bot/store/port.ts';
import { DataRequest } from '#shared/privacy/request.ts';

export const requestType = 'dataRequest';

export function requestDocument(request: DataRequest): Document {
  const { id, person, due } = request;
  return { id, type: requestType, schema: 1, person, due, data: request };
}

export function requestOf(document: Stored): DataRequest {
  return DataRequest.parse(document['data']);
}
