import { settingText } from "../../presets/membership.ts";
import type { Preset } from "../../presets/types.ts";
import { wrap } from "../reporters/terminal/screen.ts";
import type { Rule } from "../rule.ts";

/** What a preset turns on; of another linter's, also where and why its verdicts are not those of `recommended`. */
export function presetExplanation(preset: Preset, rules: readonly Rule[], columns: number): string {
  const members = rules.filter((rule) => preset.selects(rule));
  const width = Math.max(0, ...members.map(({ id }) => id.length)) + 2;
  const lines = members.flatMap((rule) => {
    const setting = preset.setting?.(rule);
    const off = setting && !rule.recommended ? ", off in recommended" : "";
    const text = `${setting ? settingText(setting) : rule.severity}${off}`;
    const [first = "", ...more] = wrap(text, columns - width - 2);
    return [`  ${rule.id.padEnd(width)}${first}`, ...more.map((line) => " ".repeat(width + 2) + line)];
  });
  const head = [preset.name, ...wrap(preset.summary.replaceAll("`", ""), columns)].join("\n");
  return `${[head, ...(lines.length > 0 ? [lines.join("\n")] : [])].join("\n\n")}\n`;
}
