import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Definition, Stored } from './collection.ts';
import { hashKey } from './ranges.ts';
import { Refusal } from './refusal.ts';

interface Engine {
  default(sql: string): {
    exec(
      documents: readonly object[],
      options: {
        parameters: readonly Parameter[];
        maxItemCount: number;
        continuation?: { token: string };
        compositeIndexes: unknown;
      },
    ): { result: unknown[]; continuation?: { token: string } | null };
  };
}
// Its declared types point nowhere, so the part used is described here.
const engine: Engine = createRequire(import.meta.url)('@zeit/cosmosdb-query');

const Parameter = z.object({ name: z.string(), value: z.unknown() });
type Parameter = z.output<typeof Parameter>;
export const QueryBody = z.object({ query: z.string(), parameters: z.array(Parameter).default([]) });
export type QueryBody = z.output<typeof QueryBody>;
const Continuation = z.object({ token: z.string() });

/** The client runs a query that was rewritten by a plan and expects rows in another shape; two blanks mark it. */
const REWRITTEN = 'FROM  c';

/**
 * How the client has to run a query over several ranges: which of them, and what to merge by. A query that names a tenant
 * stays where that tenant's documents are.
 */
export function planQuery({ query, parameters }: QueryBody) {
  const order = orderOf(query);
  const counts = isCount(query);
  const tenant = /c\.tenant = (@\w+)/.exec(query)?.[1];
  const from = tenant === undefined ? '' : hashKey([parameters.find(({ name }) => name === tenant)?.value]);
  const top = /TOP (\d+)/.exec(query)?.[1];
  return {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: {
      distinctType: 'None',
      top: top === undefined ? null : Number(top),
      offset: null,
      limit: null,
      orderBy: order.map(({ direction }) => (direction === 'DESC' ? 'Descending' : 'Ascending')),
      orderByExpressions: order.map(({ expression }) => expression),
      groupByExpressions: [],
      groupByAliases: [],
      aggregates: counts ? ['Count'] : [],
      groupByAliasToAggregateType: {},
      rewrittenQuery: order.length > 0 || counts ? query.replace('FROM c', REWRITTEN) : '',
      hasSelectValue: counts,
      hasNonStreamingOrderBy: false,
    },
    queryRanges: [
      { min: from, max: tenant === undefined ? 'FF' : `${from}FF`, isMinInclusive: true, isMaxInclusive: false },
    ],
  };
}

/** One page of rows and where the next one begins. */
export function runQuery(
  documents: readonly Stored[],
  { query, parameters }: QueryBody,
  definition: Definition,
  page: { readonly size: number; readonly continuation: string | undefined },
): { rows: unknown[]; continuation: string | null } {
  const { result, continuation } = execute(documents, query, {
    parameters,
    maxItemCount: page.size,
    compositeIndexes: bothDirections(definition),
    ...(page.continuation === undefined ? {} : { continuation: Continuation.parse(JSON.parse(page.continuation)) }),
  });
  const rows = query.includes(REWRITTEN) ? reshape(query, result) : result;
  return { rows, continuation: continuation ? JSON.stringify(continuation) : null };
}

function execute(
  documents: readonly Stored[],
  query: string,
  options: Parameters<ReturnType<Engine['default']>['exec']>[1],
) {
  try {
    return engine.default(query).exec(documents, options);
  } catch (error) {
    throw new Refusal(400, `Syntax error: ${String(error)}`);
  }
}

/** The service serves the inverse of a composite index as well; the engine has to be told of it. */
function bothDirections({ indexingPolicy: { compositeIndexes = [] } }: Definition) {
  const inverse = { ascending: 'descending', descending: 'ascending' };
  const flip = (order: string) => (order === 'descending' ? inverse.descending : inverse.ascending);
  return compositeIndexes.flatMap((paths) => [paths, paths.map(({ path, order }) => ({ path, order: flip(order) }))]);
}

const Row = z.looseObject({ _rid: z.string() });

function reshape(query: string, rows: readonly unknown[]): unknown[] {
  if (isCount(query)) return rows.map((count) => [{ item: count }]);
  const order = orderOf(query);
  return rows.map((row) => {
    const document = Row.parse(row);
    return {
      _rid: document._rid,
      orderByItems: order.map(({ path }) => ({ item: valueAt(document, path) })),
      payload: document,
    };
  });
}

function isCount(query: string): boolean {
  return query.startsWith('SELECT VALUE COUNT(1)');
}

interface OrderTerm {
  readonly expression: string;
  readonly path: readonly string[];
  readonly direction: string;
}

/** Each term is a field, `c.due`, or a member of one, `c.own["cost"]`. */
function orderOf(query: string): readonly OrderTerm[] {
  const terms = / ORDER BY (.*)$/.exec(query)?.[1]?.split(', ') ?? [];
  return terms.map((term) => {
    const [expression = '', direction = 'ASC'] = term.split(' ');
    return { expression, direction, path: expression.match(/[A-Za-z0-9]+/g)?.slice(1) ?? [] };
  });
}

function valueAt(document: Readonly<Record<string, unknown>>, [name = '', member]: readonly string[]): unknown {
  const value = document[name];
  return member === undefined ? value : z.record(z.string(), z.unknown()).optional().parse(value)?.[member];
}
