import { parseXml, XmlElement } from "@rgrove/parse-xml";

/** What a pom.xml says of the project itself. */
export interface Pom {
  /** Name of what it builds, without a suffix; undefined where that is not known from this file alone. */
  readonly finalName: string | undefined;
  readonly packaging: string;
  readonly hasModules: boolean;
  /** Libraries that it loads when it runs: "groupId:artifactId". */
  readonly dependencies: readonly string[];
  /** Plugins of its build: artifactIds. */
  readonly plugins: readonly string[];
}

/** In characters; longer files are not read. */
const longest = 1024 * 1024;

/** https://maven.apache.org/pom.html; undefined for what cannot be read. */
export function readPom(text: string): Pom | undefined {
  const project = rootOf(text);
  if (project?.name !== "project") return undefined;
  const build = child(project, "build");
  const resolve = (value: string | undefined) => value && resolved(value, project);
  const version = resolve(textOf(project, "version") ?? textOf(child(project, "parent"), "version"));
  const artifact = resolve(textOf(project, "artifactId"));
  const given = textOf(build, "finalName");
  const usual = artifact !== undefined && version !== undefined ? `${artifact}-${version}` : undefined;
  return {
    finalName: given === undefined ? usual : resolve(given),
    packaging: textOf(project, "packaging") ?? "jar",
    hasModules: child(project, "modules") !== undefined,
    dependencies: children(child(project, "dependencies"), "dependency").flatMap((one) =>
      /^(?:test|provided)$/.test(textOf(one, "scope") ?? "")
        ? []
        : [`${textOf(one, "groupId") ?? ""}:${textOf(one, "artifactId") ?? ""}`],
    ),
    plugins: children(child(build, "plugins"), "plugin").flatMap((one) => textOf(one, "artifactId") ?? []),
  };
}

/** With properties of the file, and of the project itself; undefined where one is neither. */
function resolved(value: string, project: XmlElement): string | undefined {
  const properties = child(project, "properties");
  const known = value.replace(/\$\{([\w.-]+)\}/g, (all, name: string) => {
    const own = /^(?:project|pom)\.(artifactId|version)$/.exec(name)?.[1];
    return textOf(own === undefined ? properties : project, own ?? name) ?? all;
  });
  return known.includes("${") ? undefined : known;
}

function rootOf(text: string): XmlElement | undefined {
  if (text.length > longest) return undefined;
  try {
    return parseXml(text, { ignoreUndefinedEntities: true }).root ?? undefined;
  } catch {
    return undefined;
  }
}

function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return (element?.children ?? []).filter((one): one is XmlElement => one instanceof XmlElement && one.name === name);
}

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return children(element, name)[0];
}

function textOf(element: XmlElement | undefined, name: string): string | undefined {
  const text = child(element, name)?.text.trim();
  return text === "" ? undefined : text;
}
