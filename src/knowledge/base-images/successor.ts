import { lookUp } from "../../text/look-up.ts";
import { canonicalName } from "./image-name.ts";
import { baseImageFacts } from "./index.ts";
import { longestSupportedTag, supportedTag } from "./supported-tag.ts";
import { readTag } from "./tag.ts";

/** What goes on where a repository was given up. */
export interface Successor {
  readonly name: string;
  readonly tag: string;
  /** What is another there, as the end of "Use it, with ...". */
  readonly differs: string;
}

/**
 * The image that does what a tag of a retired repository did, supported on a day (ISO date). Undefined where none is
 * known to, as for a tag that says more than what it is made of.
 */
export function successorOf(name: string, tag: string | undefined, day: string): Successor | undefined {
  const own = canonicalName(name);
  const find = lookUp(retired, own) ?? ofPrefix(own);
  const next = find?.(tag, own);
  if (next === undefined) return undefined;
  const facts = baseImageFacts(next.name, next.tag, undefined);
  if (facts?.endOfLife === undefined || facts.endOfLife >= day) return next;
  const later = supportedTag(next.name, next.tag, day) ?? longestSupportedTag(next.name);
  return later === undefined ? undefined : { ...next, tag: later };
}

type Find = (tag: string | undefined, name: string) => Successor | undefined;

const retired: Readonly<Record<string, Find>> = {
  openjdk: (tag) => (tag === undefined ? undefined : javaOf(tag)),
  adoptopenjdk: (tag) => (tag === undefined ? undefined : javaOf(tag)),
  centos,
  "google/dart": (tag) => (tag === undefined ? { name: "dart", tag: "3", differs: "newer programs" } : undefined),
  "lambci/lambda": lambda,
  "lambci/lambda-base": lambdaBase,
  "lambci/lambda-base-2": lambdaBase,
  "microsoft/dotnet": dotnetOnHub,
  "microsoft/windowsservercore": windowsServerCore,
  "mcr.microsoft.com/cbl-mariner/base/core": azureLinux,
  "mcr.microsoft.com/cbl-mariner/distroless/base": azureLinux,
  "mcr.microsoft.com/cbl-mariner/distroless/minimal": azureLinux,
};

function ofPrefix(name: string): Find | undefined {
  if (name.startsWith("adoptopenjdk/openjdk")) return adoptOpenJdk;
  return name.startsWith("mcr.microsoft.com/dotnet/core/") ? dotnetCore : undefined;
}

/** Parts of tags that tell how Java was built, or what it stood on where Temurin stands on Ubuntu. */
const javaWords: ReadonlySet<string> = new Set("jdk jre hotspot openj slim b oracle oraclelinux".split(" "));

/**
 * Temurin's tags are the release, what of Java it holds, and the distribution where that is not Ubuntu; Semeru's, for
 * what runs on OpenJ9, begin with "open": https://github.com/docker-library/official-images, `eclipse-temurin` and
 * `ibm-semeru-runtimes`.
 */
function javaOf(text: string): Successor | undefined {
  // "jdk8u202-b08" and "jdk-11.0.9_11" of AdoptOpenJDK.
  const tag = readTag(text.replace(/^(jdk|jre)(?=\d)/, "$1-").replace(/^(jdk|jre)-(\d[^-]*)/, "$2-$1"));
  const major = /^\d+/.exec(tag.version ?? "")?.[0];
  const userland = tag.family ?? "debian";
  if (major === undefined || Number(major) < 8 || tag.words.some((word) => !javaWords.has(word))) return undefined;
  const onAlpine = userland === "alpine";
  if (!onAlpine && !["debian", "ubuntu", "oraclelinux"].includes(userland)) return undefined;
  const kind = tag.words.includes("jre") ? "jre" : "jdk";
  const differs = onAlpine ? "newer programs of Alpine" : "the programs of Ubuntu";
  if (!tag.words.includes("openj"))
    return { name: "eclipse-temurin", tag: `${major}-${kind}${onAlpine ? "-alpine" : ""}`, differs };
  return onAlpine ? undefined : { name: "ibm-semeru-runtimes", tag: `open-${major}-${kind}`, differs };
}

/** `adoptopenjdk/openjdk11`, `adoptopenjdk/openjdk11-openj9`: the release is in the name, and a tag may add to it. */
function adoptOpenJdk(tag: string | undefined, name: string): Successor | undefined {
  const [, major, machine] = /^adoptopenjdk\/openjdk(\d+)(-openj9)?$/.exec(name) ?? [];
  if (major === undefined) return undefined;
  const rest = tag === undefined || tag === "latest" ? "" : `-${tag.replace(/^(jdk|jre)-?\d[^-]*(-b\d+)?/, "$1")}`;
  return javaOf(`${major}${machine ?? ""}${rest}`);
}

/** AlmaLinux is built from the sources of RHEL 8, as CentOS 8 was; nothing is from those of 7 and before. */
function centos(tag: string | undefined): Successor | undefined {
  const is8 = tag === undefined || /^(?:latest|centos8|8(?:[.\d]*))(?:$|\.)/.test(tag);
  return is8 ? { name: "almalinux", tag: "8", differs: "newer programs" } : undefined;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html; images to build with have none of their own there. */
function lambda(tag: string | undefined): Successor | undefined {
  const [, runtime = "", version = ""] =
    /^(nodejs|python|ruby|java|provided|go)(\d+(?:\.\d+)*)?(?:\.x|\.al2)?$/.exec(tag ?? "") ?? [];
  const own = runtime === "provided" || runtime === "go";
  if (runtime === "" || (!own && version === "")) return undefined;
  const name = `public.ecr.aws/lambda/${own ? "provided" : runtime}`;
  const differs = "an entrypoint that answers Lambda, and newer programs";
  // Node's releases are named by their major there: 8.10 was the last with a minor.
  return { name, tag: own ? "al2023" : runtime === "nodejs" ? (version.split(".")[0] as string) : version, differs };
}

/** The system alone, for what brings its own runtime. */
function lambdaBase(tag: string | undefined): Successor | undefined {
  return tag === undefined || tag === "latest" ? lambda("provided") : undefined;
}

/** https://github.com/dotnet/dotnet-docker/issues/2375: one repository became four. */
function dotnetOnHub(tag: string | undefined): Successor | undefined {
  const [, version, what = "", rest = ""] =
    /^(\d+\.\d+)(?:\.\d+)?-(sdk|runtime-deps|runtime|aspnetcore-runtime)((?:-alpine)?)$/.exec(tag ?? "") ?? [];
  if (version === undefined) return undefined;
  return dotnet(what === "aspnetcore-runtime" ? "aspnet" : what, version + rest);
}

function dotnetCore(tag: string | undefined, name: string): Successor | undefined {
  return tag === undefined ? undefined : dotnet(name.slice(name.lastIndexOf("/") + 1), tag);
}

/** The repositories hold no release that is out of support, so that only a later one can be meant. */
function dotnet(image: string, tag: string): Successor {
  const name = `mcr.microsoft.com/dotnet/${image}`;
  return { name, tag, differs: "newer programs" };
}

/** Windows Server by the build that it reports; a container must be of its host's. */
function windowsServerCore(tag: string | undefined): Successor | undefined {
  const is2016 = tag === undefined || tag === "latest" || tag === "ltsc2016" || tag.startsWith("10.0.14393.");
  return is2016
    ? { name: "mcr.microsoft.com/windows/servercore", tag: "ltsc2016", differs: "newer updates" }
    : undefined;
}

/** https://github.com/microsoft/azurelinux: CBL-Mariner's name since its release 3.0. */
function azureLinux(tag: string | undefined, name: string): Successor | undefined {
  const next = longestSupportedTag("mcr.microsoft.com/azurelinux/base/core");
  if (tag === undefined || next === undefined || !/^[12]\.0(?:-nonroot|-debug)*$/.test(tag)) return undefined;
  return { name: name.replace("cbl-mariner", "azurelinux"), tag: next + tag.slice(3), differs: "newer programs" };
}
