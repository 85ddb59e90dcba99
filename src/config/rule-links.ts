import type { Rule, RulesById } from "../rule.ts";
import { byId } from "./by-id.ts";

/** Names that belong to nobody (RFC 2606), with whatever stands before them. */
const nobodys = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/;

/** The address that a package names as its page, with a slash at its end; undefined where that is a placeholder. */
export function siteAt(homepage: string | undefined): URL | undefined {
  if (homepage === undefined || !URL.canParse(homepage)) return undefined;
  const site = new URL(homepage.replace(/\/?$/, "/"));
  return nobodys.test(site.hostname) ? undefined : site;
}

/** Tells the address of a rule: of ours the page on the site, which names what the rule rests on; else what its author says. */
export function linker(ours: readonly Rule[], homepage: string | undefined): (rule: Rule) => string | undefined {
  const site = siteAt(homepage);
  const known = new Set(site ? ours : []);
  return (rule) => (site && known.has(rule) ? `${site.href}${pageOf(rule.id)}` : rule.reference);
}

/** Rules with their addresses as their references, for whatever links them. */
export function linked(rules: readonly Rule[], ours: readonly Rule[], homepage: string | undefined): readonly Rule[] {
  return rules.map(linking(ours, homepage));
}

/** The same by id, each linked when it is asked for. */
export function linkedById(rules: readonly Rule[], ours: readonly Rule[], homepage: string | undefined): RulesById {
  const link = linking(ours, homepage);
  const index = byId(rules);
  return {
    get(id) {
      const rule = index.get(id);
      return rule && link(rule);
    },
  };
}

function linking(ours: readonly Rule[], homepage: string | undefined): (rule: Rule) => Rule {
  const addressOf = linker(ours, homepage);
  return (rule) => {
    const reference = addressOf(rule);
    return reference === rule.reference ? rule : { ...(rule.whole ?? rule), reference };
  };
}

/** Where a rule's page is, from the start of the site. */
export function pageOf(id: string): string {
  return `rules/${id}.html`;
}
