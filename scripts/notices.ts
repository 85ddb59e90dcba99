import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Plugin } from "esbuild";
import { root } from "./project.ts";

/** Collects whose code a bundle holds: licences ask that their texts go with it. */
export class Notices {
  private readonly directories = new Set<string>();

  readonly plugin: Plugin = {
    name: "notices",
    setup: ({ onLoad }) => {
      onLoad({ filter: /[\\/]node_modules[\\/]|\.json$/ }, ({ path }) => {
        const directory = licensed(path);
        if (directory !== undefined) this.directories.add(directory);
        return undefined;
      });
    },
  };

  /**
   * The texts, each under the name of what it is for, in their order.
   * @throws Error for a package that neither has a licence nor names one
   */
  text(): string {
    const notices = [...this.directories].map(noticeOf).sort();
    return `This holds code and data of others, under their licences:\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`;
  }
}

/** The package of a file, or a directory of ours that holds what is another's; undefined for what is our own. */
function licensed(path: string): string | undefined {
  const [, directory] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path) ?? [];
  return directory ?? (existsSync(`${dirname(path)}/LICENSE`) && dirname(path) !== root ? dirname(path) : undefined);
}

function noticeOf(directory: string): string {
  const texts = readdirSync(directory).filter((name) => /^(?:licen[cs]e|copying|notice|thirdpartynotices)/i.test(name));
  const read = (name: string) => readFileSync(`${directory}/${name}`, "utf8").replaceAll("\r\n", "\n").trim();
  if (!existsSync(`${directory}/package.json`))
    return `${[read("README.md"), ...texts.sort().map(read)].join("\n\n")}\n`;
  const { name, version, license } = JSON.parse(readFileSync(`${directory}/package.json`, "utf8"));
  if (texts.length === 0 && typeof license !== "string") throw new Error(`${directory} has no licence`);
  // Some only name it.
  return `${[`${name} ${version} (${license})`, ...texts.sort().map(read)].join("\n\n")}\n`;
}
