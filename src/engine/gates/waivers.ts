import { type Finding, nameOf } from "../../finding.ts";
import type { Kind } from "../../kinds/kind.ts";
import { NameIndex, type NameMatcher } from "../../text/glob/name-index.ts";
import { type IdentifiedFile, identityAt } from "../identity.ts";
import type { SuppressedFinding } from "../types.ts";
import type { Gate } from "./gate.ts";

/** An exception that a configuration makes. */
export interface Waiver {
  /** Ids of rules; undefined for all. */
  readonly rules: ReadonlySet<string> | undefined;
  /** Whether it covers a file, by path relative to the working directory. */
  files(path: string): boolean;
  /** Whether it covers a stage (or a Compose service), by name or by number; undefined for all. */
  readonly stages: NameMatcher | undefined;
  readonly reason: string;
  readonly owner: string | undefined;
  /** ISO date, the last day on which it holds. */
  readonly until: string | undefined;
  /** Where it is written: "plimsoll.config.yaml waivers[0]". */
  readonly origin: string;
}

export function isExpired({ until }: Waiver, today: string): boolean {
  return until !== undefined && until < today;
}

/** Silences what the waivers cover; of several the first counts. Those that have ended silence nothing. */
export function waiverGate(waivers: readonly Waiver[], kinds: readonly Kind[], today: string): Gate | undefined {
  const valid = waivers.filter((waiver) => !isExpired(waiver, today));
  if (valid.length === 0) return undefined;
  return (file, findings) => {
    const here = valid.filter(({ files }) => files(file.source.path));
    const ofRule = new Map<string, NameIndex<Waiver>>();
    const kept: Finding[] = [];
    const suppressed: SuppressedFinding[] = [];
    for (const finding of findings) {
      const name = nameOf(finding);
      const own = ofRule.get(name) ?? indexFor(finding, here);
      ofRule.set(name, own);
      let stage: string | undefined;
      const stageName = () => (stage ??= stageOf(finding, file, kinds));
      const [waiver] = own.of(stageName);
      if (!waiver) kept.push(finding);
      else {
        const { reason, owner, until, origin } = waiver;
        suppressed.push({ finding, by: "waiver", reason, owner, until, origin });
      }
    }
    return { kept, suppressed };
  };
}

function indexFor(finding: Finding, waivers: readonly Waiver[]): NameIndex<Waiver> {
  const own = waivers.filter(({ rules }) => !rules || rules.has(finding.rule) || rules.has(nameOf(finding)));
  return new NameIndex(own, ({ stages }) => stages);
}

/** Of a Dockerfile inside a service the stage counts. */
function stageOf(finding: Finding, file: IdentifiedFile, kinds: readonly Kind[]): string {
  const { within } = identityAt(file, finding.span, kinds);
  return within.slice(within.lastIndexOf("/") + 1);
}
