import type { FixStep, LintOptions } from "../../engine/options.ts";
import type { FileReport } from "../../engine/types.ts";
import type { Finding } from "../../finding.ts";
import { type Difference, differences } from "../../prove/compare.ts";
import type { FailedBuild, Observation } from "../../prove/observe.ts";
import { dirname } from "../../syntax/posix-path.ts";
import type { Judged } from "./allowed.ts";

/** Where texts of a file are built: each comes to one observation for each way in which the file is built. */
export interface Laboratory {
  /** Up to the first way in which it cannot be built. A text that was observed before is not built again. */
  observe(text: string): Promise<readonly Observation[]>;
  /** Of the same text once more, every step anew. */
  observeAnew(text: string): Promise<readonly Observation[]>;
}

/** A file after fixes, with the steps that led there. */
export interface Fixed {
  readonly report: FileReport;
  readonly steps: readonly FixStep[];
}

export interface Subject {
  readonly laboratory: Laboratory;
  /** Fixes a text of the file, as far as a run would and these options do not decline. */
  fix(text: string, options: Pick<LintOptions, "declines" | "fixApart">): Fixed;
  /** Whether a difference is one that fixes tell of. */
  isAllowed(difference: Difference, fixes: readonly Judged[]): boolean;
  /** What a finding is known by in whatever text it is. */
  identify(file: FixStep["file"], finding: Finding): string;
}

/** A fix that does not hold. */
export interface Dropped {
  readonly rule: string;
  readonly title: string;
  /** What differs that the fix does not tell of. */
  readonly differences: readonly Difference[];
}

export interface Proof {
  /** After the fixes that hold. */
  readonly report: FileReport;
  readonly dropped: readonly Dropped[];
  /** Where the build failed before: why, and the rule whose fixes let it pass. */
  readonly repair: { readonly reason: string; readonly rule: string } | undefined;
}

/** Why nothing can be proven, as the end of "FILE was not fixed: ...". */
export class Unprovable extends Error {}

/**
 * Keeps the fixes of a text with which its image does the same, and differs in nothing but what they tell of. All are
 * tried together; where that does not hold, one by one, and the first after which it does not is dropped.
 * @throws Unprovable
 */
export async function prove(text: string, subject: Subject): Promise<Proof> {
  const before = await subject.laboratory.observe(text);
  const failure = failureOf(before);
  return failure ? repair(text, failure, subject) : compared(text, before, subject);
}

async function compared(text: string, before: readonly Observation[], subject: Subject): Promise<Proof> {
  const { fix, identify } = subject;
  const judge = new Judge(text, before, subject);
  const dropped = new Map<string, Dropped>();
  const declines: LintOptions["declines"] = (file, finding) => dropped.has(identify(file, finding));
  for (let fixApart = false; ; fixApart = true) {
    const { report, steps } = fix(text, { declines, fixApart });
    if ((await judge.unexpected(steps)).length === 0) {
      return { report, dropped: [...dropped.values()], repair: undefined };
    }
    if (!fixApart) continue;
    const count = await firstCount(steps.length, async (n) => (await judge.unexpected(steps.slice(0, n))).length > 0);
    const { file, fixes } = steps[count - 1] as FixStep;
    const found = await judge.unexpected(steps.slice(0, count));
    for (const { finding, fix: one } of fixes) {
      dropped.set(identify(file, finding), { rule: finding.rule, title: one.title, differences: found });
    }
  }
}

/**
 * Of a file whose build fails, the fixes of the rule that let it pass are kept, and the others compared with what those
 * give: there is no image from before.
 */
async function repair(text: string, failure: FailedBuild, subject: Subject): Promise<Proof> {
  const { laboratory, fix } = subject;
  const fails = async (tried: string) => failureOf(await laboratory.observe(tried)) !== undefined;
  const { report, steps } = fix(text, {});
  if (await fails(report.source.text)) throw new Unprovable(`its build fails before and after: ${failure.reason}`);
  const count = await firstCount(steps.length, async (n) => !(await fails((steps[n - 1] as FixStep).text)));
  const rule = (steps[count - 1] as FixStep).fixes[0]?.finding.rule as string;
  const repaired = fix(text, { declines: (_, other) => other.rule !== rule }).report;
  const after = await laboratory.observe(repaired.source.text);
  if (failureOf(after)) {
    throw new Unprovable(`its build fails, and no single rule has fixes that repair it: ${failure.reason}`);
  }
  const rest = await compared(repaired.source.text, after, subject);
  const applied = [...(repaired.fixed?.applied ?? []), ...(rest.report.fixed?.applied ?? [])];
  return {
    report: { ...rest.report, fixed: { before: text, applied, refused: rest.report.fixed?.refused ?? [] } },
    dropped: rest.dropped,
    repair: { reason: failure.reason, rule },
  };
}

/** What two builds of one text differ in. */
interface Noise {
  readonly abouts: ReadonlySet<string>;
  /** Where the second one has files that the first has not: names with a time or with chance in them. */
  readonly directories: ReadonlySet<string>;
}

function isNoise({ about, sort, name }: Difference, noise: Noise | undefined): boolean {
  return noise !== undefined && (noise.abouts.has(about) || (sort === "new" && noise.directories.has(dirname(name))));
}

/** Tells what is not as it was, but for what fixes tell of and what differs whenever the text is built. */
class Judge {
  private noise: readonly Noise[] | undefined;
  private readonly text: string;
  private readonly before: readonly Observation[];
  private readonly subject: Subject;

  constructor(text: string, before: readonly Observation[], subject: Subject) {
    this.text = text;
    this.before = before;
    this.subject = subject;
  }

  /** After these steps. */
  async unexpected(steps: readonly FixStep[]): Promise<readonly Difference[]> {
    const last = steps.at(-1);
    if (!last) return [];
    const fixes = steps.flatMap((step) => step.fixes.map(({ fix }) => fix));
    const { laboratory, isAllowed } = this.subject;
    const after = await laboratory.observe(last.text);
    const found = after.map((one, way) =>
      differences(this.before[way] as Observation, one).filter((difference) => !isAllowed(difference, fixes)),
    );
    if (found.every((list) => list.length === 0)) return [];
    this.noise ??= await this.listen();
    return found.flatMap((list, way) => list.filter((difference) => !isNoise(difference, this.noise?.[way])));
  }

  /** Builds the text once more. */
  private async listen(): Promise<readonly Noise[]> {
    const again = await this.subject.laboratory.observeAnew(this.text);
    const failure = failureOf(again);
    if (failure) throw new Unprovable(`its build does not always succeed: ${failure.reason}`);
    return again.map((one, way) => {
      const found = differences(this.before[way] as Observation, one);
      const deed = found.find(({ sort }) => sort === "run");
      if (deed)
        throw new Unprovable(`its container does not always behave the same: it ${deed.before}, and ${deed.after}`);
      return {
        abouts: new Set(found.map(({ about }) => about)),
        directories: new Set(found.filter(({ sort }) => sort === "new").map(({ name }) => dirname(name))),
      };
    });
  }
}

function failureOf(observations: readonly Observation[]): FailedBuild | undefined {
  return observations.find((one) => !one.built);
}

/** The least count from 1 on of which a condition holds, if it holds of the last, and of all that follow the first. */
async function firstCount(last: number, holds: (count: number) => Promise<boolean>): Promise<number> {
  let low = 1;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
