import { usualBaseline } from "../../config/baseline-file.ts";
import { searchPlaces } from "../../config/find.ts";
import { several } from "../../reporters/summary.ts";
import { preCommitConfig } from "./pre-commit.ts";
import type { Survey } from "./survey.ts";
import { workflowText } from "./workflow.ts";

/** What `init` may set up beside the configuration. */
export interface Part {
  readonly name: PartName;
  /** The file that it writes. */
  readonly file: string;
  /** What it does, for a list of choices. */
  readonly label: string;
  /** The new text of the file; undefined for what another command writes. */
  readonly text: string | undefined;
  /** Whether the file is there already. */
  readonly extends: boolean;
}

export const partNames = ["migrate", "baseline", "hook", "workflow", "editor"] as const;

export type PartName = (typeof partNames)[number];

/** The parts that suit a directory: none that it has, and none for tools that it does not use. */
export function partsFor(survey: Survey): readonly Part[] {
  return [migration(survey), baseline(survey), hook(survey), workflow(survey), editor(survey)].filter(
    (part) => part !== undefined,
  );
}

function migration({ peers, has }: Survey): Part | undefined {
  if (peers.length === 0 || searchPlaces.some((place) => place !== "package.json" && has(place))) return undefined;
  const file = peers.join(", ");
  return {
    name: "migrate",
    file,
    label: `Take over ${file}, with its hooks and workflows`,
    text: undefined,
    extends: true,
  };
}

function baseline({ counts, has }: Survey): Part | undefined {
  const { error, warning, info } = counts;
  if (error + warning === 0 || has(usualBaseline)) return undefined;
  const label = `Accept the present ${several(error + warning + info, "finding")}, so that only new ones fail`;
  return { name: "baseline", file: usualBaseline, label, text: undefined, extends: false };
}

function hook({ read, has, pattern }: Survey): Part | undefined {
  const preCommit = [".pre-commit-config.yaml", ".pre-commit-config.yml"].find(has);
  if (preCommit !== undefined) {
    const text = preCommitConfig(read(preCommit), pattern);
    if (text === undefined) return undefined;
    return { name: "hook", file: preCommit, label: "Check commits with pre-commit", text, extends: true };
  }
  const husky = ".husky/pre-commit";
  const script = read(husky);
  if (script === undefined || script.includes("plimsoll")) return undefined;
  const text = `${script.replace(/(?<!\n)\n*$/, "\n")}npx plimsoll --staged\n`;
  return { name: "hook", file: husky, label: "Check commits with husky", text, extends: true };
}

function workflow({ has }: Survey): Part | undefined {
  const file = ".github/workflows/plimsoll.yml";
  if (!has(".github") || has(file)) return undefined;
  return { name: "workflow", file, label: "Check pull requests on GitHub", text: workflowText(), extends: false };
}

function editor({ has }: Survey): Part | undefined {
  const file = ".vscode/extensions.json";
  if (!has(".vscode") || has(file)) return undefined;
  const text = `${JSON.stringify({ recommendations: ["plimsoll.plimsoll"] }, null, 2)}\n`;
  return { name: "editor", file, label: "Recommend the VS Code extension", text, extends: false };
}
