import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { entriesOf, get, itemsOf, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Contexts, Value } from "./expressions.ts";
import { valueOfNode } from "./values.ts";

/** One combination of a matrix: values by name, in lower case. */
export type Row = ReadonlyMap<string, Fact<Value>>;

/** GitHub starts no more jobs from one matrix. */
const maxRows = 256;

/** A job without a matrix has one combination, of nothing. */
const single: readonly Row[] = [new Map()];

/**
 * The combinations of a job's matrix, as GitHub makes them: each value with each, without those that `exclude` matches;
 * what `include` lists is added to those that it fits, or is a combination of its own. Undefined where they cannot be told.
 * Source: "Running variations of jobs in a workflow" in GitHub's documentation.
 */
export function rowsOf(job: YamlNode, contexts: Contexts): readonly Row[] | undefined {
  const matrix = get(get(job, "strategy"), "matrix");
  if (!matrix) return single;
  if (matrix.type !== "map") return undefined;
  let rows: readonly Row[] | undefined;
  for (const { key, value } of entriesOf(matrix)) {
    const name = key.value.toLowerCase();
    if (name === "include" || name === "exclude") continue;
    const values = listOf(value, contexts, name);
    if (!values) return undefined;
    const room = Math.max(1, Math.ceil(maxRows / Math.max(1, rows?.length ?? 1)));
    rows = (rows ?? single)
      .flatMap((row) => values.slice(0, room).map((one) => new Map([...row, [name, one]])))
      .slice(0, maxRows);
  }
  const excluded = listed(matrix, "exclude", contexts);
  const included = listed(matrix, "include", contexts);
  if (!excluded || !included) return undefined;
  // Whether `include` adds to a combination or makes one of its own, its values tell.
  if (included.length > 0 && rows?.some((row) => [...row.values()].some(({ known }) => !known))) return undefined;
  return withIncluded(
    (rows ?? []).filter((row) => !excluded.some((one) => fits(one, row))),
    included,
  );
}

/** Undefined where the values of a name, or how many there are, cannot be told. */
function listOf(node: YamlNode | undefined, contexts: Contexts, name: string): readonly Fact<Value>[] | undefined {
  if (node?.type === "sequence") {
    return node.items.map((item) => {
      const value = valueOfNode(item, contexts);
      return value.known ? known(value.value, [{ what: "default", label: `matrix.${name}`, span: item.span }]) : value;
    });
  }
  const value = valueOfNode(node, contexts);
  if (!value.known) return [unknownFact(`matrix.${name} is known when the workflow runs`)];
  return Array.isArray(value.value) ? value.value.map((one: Value) => known(one)) : undefined;
}

/** The combinations under `include` or `exclude`. */
function listed(matrix: YamlNode, key: string, contexts: Contexts): readonly Row[] | undefined {
  const node = get(matrix, key);
  if (!node) return [];
  if (node.type !== "sequence") return undefined;
  return itemsOf(node)
    .slice(0, maxRows)
    .map(
      (item) =>
        new Map(
          entriesOf(item).map(({ key: name, value, span }) => {
            const fact = valueOfNode(value, contexts);
            const label = `matrix.${name.value}`;
            return [
              name.value.toLowerCase(),
              fact.known ? known(fact.value, [{ what: "default", label, span: value?.span ?? span }]) : fact,
            ] as const;
          }),
        ),
    );
}

function withIncluded(original: readonly Row[], included: readonly Row[]): readonly Row[] {
  const rows = original.map((row) => new Map(row));
  const added: Row[] = [];
  for (const one of included) {
    const fitting = original.flatMap((row, i) =>
      fits(one, row, "named") ? (rows[i] as Map<string, Fact<Value>>) : [],
    );
    for (const row of fitting) for (const [name, value] of one) row.set(name, value);
    if (fitting.length === 0 && rows.length + added.length < maxRows) added.push(one);
  }
  return [...rows, ...added];
}

/** Whether a combination has the given values; with "named" those of them that it has at all. */
function fits(given: Row, row: Row, which: "all" | "named" = "all"): boolean {
  for (const [name, value] of given) {
    const own = row.get(name);
    if (!own && which === "named") continue;
    if (!own?.known || !value.known || JSON.stringify(own.value) !== JSON.stringify(value.value)) return false;
  }
  return true;
}

/** Those of some combinations that differ in the values of the given names. */
export function differingIn(rows: readonly Row[], names: ReadonlySet<string>): readonly Row[] {
  const byValues = new Map<string, Row>();
  for (const row of rows) {
    const values = [...names].map((name) => {
      const fact = row.get(name);
      return fact?.known ? [fact.value] : (fact?.reason ?? "");
    });
    const key = JSON.stringify(values);
    if (!byValues.has(key)) byValues.set(key, row);
  }
  return [...byValues.values()];
}
