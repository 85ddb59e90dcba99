import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { KeyValue, Label } from "../../kinds/dockerfile/nodes.ts";
import type { OptionSchema } from "../../rule.ts";
import type { Fact } from "../../syntax/fact.ts";
import { isLicenseExpression } from "../../syntax/license-expression.ts";
import { perPart } from "../model/per-model.ts";

const labelTypes = ["text", "url", "semver", "hash", "rfc3339", "spdx", "email"] as const;

/** What the value of a label may have to be. */
export type LabelType = (typeof labelTypes)[number];

/** The option of rules about the labels that were agreed on: the type of each by its key. */
export const labelSchema = {
  type: "object",
  additionalProperties: { type: "string", enum: labelTypes },
  default: {} as Readonly<Record<string, LabelType>>,
  description:
    "The labels that were agreed on, by their keys, each with the type of its value: `text`, `url`, `semver`, `hash` (of a Git commit), `rfc3339` (a time), `spdx` (a license) or `email`.",
} as const satisfies OptionSchema;

/** A label with the key that Docker sees: without quotes, variables replaced. */
export interface KeyedLabel {
  readonly key: Fact<string>;
  readonly pair: KeyValue;
  readonly label: Label;
}

/** The labels that an instruction sets. */
export function keyedLabels(label: Label, model: DockerfileModel): readonly KeyedLabel[] {
  return label.pairs.map((pair) => ({ key: model.resolve(pair.key, label), pair, label }));
}

/** The labels that a stage sets itself, in order. */
export const labelsOf = perPart((stage: Stage, model): readonly KeyedLabel[] =>
  stage.instructions.flatMap((one) => (one.type === "Label" ? keyedLabels(one, model) : [])),
);

/** Whether a value is of the type that a label was agreed to have. No value is empty. */
export function isOfType(value: string, type: LabelType): boolean {
  return value !== "" && tests[type](value);
}

/** https://semver.org/#backusnaur-form-grammar-for-valid-semver-versions */
const number = "(?:0|[1-9]\\d*)";
const identifier = `(?:${number}|\\d*[a-z-][\\da-z-]*)`;
const version = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-${identifier}(?:\\.${identifier})*)?(?:\\+[\\da-z-]+(?:\\.[\\da-z-]+)*)?$`,
  "i",
);

const tests: Readonly<Record<LabelType, (value: string) => boolean>> = {
  text: () => true,
  url: (value) => /^[a-z][a-z\d+.-]*:[^\s"<>\\^`{|}]+$/i.test(value),
  semver: (value) => version.test(value),
  // An abbreviation of at least seven digits, or a whole name by SHA-1 or SHA-256.
  hash: (value) => /^(?:[\da-f]{7,40}|[\da-f]{64})$/.test(value),
  rfc3339: isTime,
  spdx: isLicenseExpression,
  email: (value) => /^(?:[^\s"(),:;<>@[\\\]]+|"[^"\\\r\n]*")@[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(value),
};

/** A date and time with its zone, both of the calendar: https://www.rfc-editor.org/rfc/rfc3339#section-5.6 */
function isTime(value: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(
    value,
  );
  if (!parts) return false;
  const [, date, time] = parts as unknown as [string, string, string];
  // The sixtieth second is one that was put in.
  const instant = Date.parse(`${date}T${time.replace(/:60$/, ":59")}Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date);
}
