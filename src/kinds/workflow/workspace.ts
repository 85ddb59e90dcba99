import { isAbsolute, isWithin, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import type { Checkout } from "./nodes.ts";

/** The directory in which the steps of a job run, as far as it is known what lies there. */
export class Workspace {
  private readonly checkouts: readonly Checkout[];
  private readonly repository: string | undefined;

  /** @param repository the root of the workflow's repository, as paths of documents have it */
  constructor(checkouts: readonly Checkout[], repository: string | undefined) {
    this.checkouts = checkouts;
    this.repository = repository;
  }

  /** The path in the repository of one in the workspace; undefined where another repository, or none, lies there. */
  inRepository(path: string | undefined): string | undefined {
    if (path === undefined || this.repository === undefined || isAbsolute(path)) return undefined;
    const wanted = normalizePath(path);
    if (wanted === ".." || wanted.startsWith("../")) return undefined;
    if (this.checkouts.some((checkout) => checkout.path === undefined)) return undefined;
    // The innermost one counts; of two in one place the later.
    const around = this.checkouts.filter((checkout) => isInside(wanted, checkout.path as string));
    const longest = Math.max(...around.map((checkout) => (checkout.path as string).length));
    const checkout = around.findLast((one) => one.path?.length === longest);
    if (!checkout?.own) return undefined;
    const below = checkout.path === "." ? wanted : wanted.slice((checkout.path as string).length + 1) || ".";
    return resolvePath(below, this.repository);
  }
}

function isInside(path: string, directory: string): boolean {
  return directory === "." || isWithin(path, directory);
}
