import { platformFault } from "../../../syntax/platform.ts";
import { cover } from "../../../text/span.ts";
import { checkExpansion } from "../expansion.ts";
import { flagNamed } from "../flags.ts";
import { imageFault } from "../image-name.ts";
import type { Flag, From, Word } from "../nodes.ts";
import { report, type Scan } from "../scan.ts";
import { isLiteral, splitByBlanks } from "../words.ts";
import type { Parts } from "./head.ts";

export function makeFrom(parts: Parts): From {
  const { scan, head, line, start, end } = parts;
  const words = splitByBlanks(line, start, end);
  const image = words[0];
  const platform = flagNamed(head.flags, "platform");
  const [, keyword, name] = words;
  const as = keyword && name && isAs(keyword) ? Object.freeze({ keyword, name }) : undefined;
  checkCount(parts, words, as !== undefined);
  if (as) checkStageName(scan, as.name);
  if (image) checkImage(scan, image);
  if (platform) checkPlatform(scan, platform);
  return Object.freeze({ type: "From", ...head, image, as, platform });
}

function isAs(word: Word): boolean {
  return word.text.toLowerCase() === "as";
}

function checkCount({ scan, head }: Parts, words: readonly Word[], named: boolean): void {
  const surplus = words[named ? 3 : 1];
  if (words.length === 0) {
    report(scan, "argument-count", head.keyword.span, "FROM needs an image");
  } else if (surplus) {
    const onlyAs = words.length === 2 && isAs(surplus);
    const message = onlyAs
      ? "AS needs a stage name"
      : "FROM has too many arguments: it takes an image, and optionally AS and a name";
    report(scan, "argument-count", cover(surplus.span, (words.at(-1) as Word).span), message);
  }
}

function checkStageName(scan: Scan, name: Word): void {
  if (/^[a-z][a-z0-9_.-]*$/.test(name.text.toLowerCase())) return;
  const message = `${name.text} is not a valid stage name: use letters, digits, hyphens, underscores and dots, with a letter first`;
  report(scan, "stage-name", name.span, message);
}

/** Where buildah takes an image from, in front of its name: https://github.com/containers/image/blob/main/docs/containers-transports.5.md */
const transport = /^(?:docker:\/\/|(?:docker-archive|docker-daemon|oci|oci-archive|containers-storage|dir):)/;

function checkImage(scan: Scan, image: Word): void {
  checkExpansion(scan, image);
  const { text } = image;
  if (text === '""' || text === "''") {
    report(scan, "image-reference", image.span, "The base image name is empty");
  } else if (scan.forBuildah && transport.test(text)) {
    return;
  } else if (isLiteral(text, scan.escape) && !scan.stageNames.has(text.toLowerCase())) {
    const fault = imageFault(text);
    if (fault) report(scan, "image-reference", image.span, fault);
  }
}

function checkPlatform(scan: Scan, { value }: Flag): void {
  if (!value) return;
  checkExpansion(scan, value);
  if (value.text === "" || !isLiteral(value.text, scan.escape)) return;
  const fault = platformFault(value.text);
  if (fault) report(scan, "platform", value.span, fault);
}
