import { readFileSync } from "node:fs";
import { root } from "../project.ts";

/**
 * A file of `templates` with each `{{name}}` replaced.
 * @throws Error for a name without a value
 */
export function filled(template: string, values: Readonly<Record<string, string | undefined>>): string {
  const text = readFileSync(`${root}/templates/${template}`, "utf8");
  return text.replace(/\{\{([\w-]+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`templates/${template} needs a value for ${name}`);
    return value;
  });
}
