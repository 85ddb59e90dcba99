import { describe, expect, it } from "vitest";
import type { Store } from "../../../src/knowledge/package-manager.ts";
import { emptiesStore, isStoreMounted, leftBehind } from "../../../src/rule-kit/packages/left-behind.ts";
import { packageSteps } from "../../../src/rule-kit/packages/package-steps.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

/** What the last RUN leaves behind of a manager's: "lists in PATHS", with the reason where that cannot be told. */
function left(text: string, manager = "apt"): readonly string[] {
  const model = modelOf(text.startsWith("FROM") ? text : `FROM debian:12\n${text}`);
  const run = all(model, "Run").at(-1)!;
  return leftBehind(run, [manager], model).map(
    ({ store, paths, unsure }) => `${store.what} in ${paths.join(" ")}${unsure ? `: ${unsure}` : ""}`,
  );
}

const lists = "lists in /var/lib/apt/lists";
const pipCache = "cache in /root/.cache/pip";

describe("what a RUN leaves behind", () => {
  it("is what its managers write and nobody takes away", () => {
    expect(left("RUN apt-get update")).toEqual([lists]);
    expect(left("RUN pip install flask")).toEqual([]);
    expect(left("RUN pip install flask", "pip")).toEqual([pipCache]);
    expect(left("RUN pip install --no-cache-dir flask", "pip")).toEqual([]);
    expect(left("RUN pip install --cache-dir=/c flask", "pip")).toEqual([]);
  });

  it.each([
    "RUN chroot /rootfs apt-get update",
    "RUN apt-get -o Dir=/rootfs update",
    "RUN apt-get -o Dir::State=/rootfs update",
    "RUN apt-get -o RootDir=/rootfs update",
  ])("is nothing of another root: %s", (text) => {
    expect(left(text)).toEqual([]);
  });

  it.each([
    "RUN apt-get -o Acquire::Retries=3 update",
    "RUN apt-get -o Dirty=1 update",
    "RUN apt-get -o APT::Dir=1 update",
    "RUN apt-get -c dir update",
    "RUN sudo apt-get update",
  ])("is there in spite of %s", (text) => {
    expect(left(text)).toEqual([lists]);
  });
});

describe("where a store lies", () => {
  const cacheIn = (path: string) => [`cache in ${path}`];
  const elsewhere = "cache in : a variable moves the files of pip elsewhere";

  it.each([
    ["ENV PIP_CACHE_DIR=/c/", "pip install flask", cacheIn("/c")],
    ["ENV XDG_CACHE_HOME=/x", "pip install flask", cacheIn("/x")],
    ["ENV PIP_CACHE_DIR=relative", "pip install flask", [pipCache]],
    ["", "PIP_CACHE_DIR=/a PIP_CACHE_DIR=/b pip install flask", cacheIn("/b")],
    ["ENV PIP_CACHE_DIR=/c", "OTHER=/d pip install flask", cacheIn("/c")],
    ["ENV PIP_CACHE_DIR=/c", "PIP_CACHE_DIR=/d pip install flask", cacheIn("/d")],
    ["ARG X", "PIP_CACHE_DIR=$X pip install flask", [elsewhere]],
    ["ARG X\nENV PIP_CACHE_DIR=$X", "pip install flask", [elsewhere]],
    ["ENV HOME=/home/app/", "pip install flask", cacheIn("/home/app/.cache/pip")],
    ["", "HOME=/home/app pip install flask", cacheIn("/home/app/.cache/pip")],
    ["ENV HOME=relative", "pip install flask", cacheIn("relative/.cache/pip")],
    ["ARG X\nENV HOME=$X", "pip install flask", [elsewhere]],
    ["USER app", "pip install flask", cacheIn("~/.cache/pip")],
    ["", "pip install flask", [pipCache]],
  ])("%s: %s", (before, command, expected) => {
    expect(left(`${before}\nRUN ${command}`, "pip")).toEqual(expected);
  });

  it("is known of a store outside of homes, whatever the home", () => {
    expect(left("ARG X\nENV HOME=$X\nRUN apt-get update")).toEqual([lists]);
  });
});

describe("mounts", () => {
  it.each([
    ["--mount=type=cache,target=/root/.cache/pip", []],
    ["--mount=type=cache,target=/root/.cache", []],
    ["--mount=type=cache,target=/root/.cache/pip/http", []],
    ["--mount=type=tmpfs,target=/root/.cache/", []],
    ["--mount=type=bind,source=c,target=/root/.cache/pip", []],
    ["--mount=type=cache,target=/root/.cache/pipenv", [pipCache]],
    ["--mount=type=secret,target=/root/.cache/pip", [pipCache]],
    ["--mount=type=ssh,target=/root/.cache/pip", [pipCache]],
    ["--mount=type=cache", [pipCache]],
    ["--mount=type=cache,target=$X", [`${pipCache}: the target of a mount is not known`]],
  ])("%s", (mount, expected) => {
    expect(left(`ARG X\nRUN ${mount} pip install flask`, "pip")).toEqual(expected);
  });

  it.each([
    ["/home/app/.cache/pip", []],
    ["/home/app/.cache", []],
    ["/home/app/.cache/pi", ["cache in ~/.cache/pip"]],
    ["/home/my.cache", ["cache in ~/.cache/pip"]],
    ["/home/app/.local", ["cache in ~/.cache/pip"]],
    ["/cache", ["cache in ~/.cache/pip"]],
    ["/home/app", ["cache in ~/.cache/pip"]],
    ["/home/app/pip", ["cache in ~/.cache/pip"]],
  ])("at %s for a home that is not known", (target, expected) => {
    expect(left(`USER app\nRUN --mount=type=cache,target=${target} pip install flask`, "pip")).toEqual(expected);
  });

  it("over one of several places are enough", () => {
    const mounted = "FROM fedora:40\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y git";
    expect(left(mounted, "dnf")).toEqual([]);
  });

  it("are looked for where a command writes", () => {
    const answer = (run: string) => {
      const model = modelOf(`FROM debian:12\nARG X\nRUN ${run}`);
      const step = all(model, "Run")[0]!;
      const { command, uses } = packageSteps(step, model)[0]!;
      return isStoreMounted(uses[0]!.manager.stores[0]!, command, step, model);
    };
    expect(answer("--mount=type=cache,target=/root/.cache/pip pip install flask")).toBe("yes");
    expect(answer("pip install flask")).toBe("no");
    expect(answer("--mount=type=cache,target=/root/.cache/pip pip install --cache-dir=/c flask")).toBe("maybe");
    expect(answer("PIP_CACHE_DIR=$X pip install flask")).toBe("maybe");
    expect(answer("--mount=type=cache,target=/var/lib/apt/lists apt-get update")).toBe("yes");
  });
});

describe("later commands", () => {
  const maybe = [`${lists}: it is not known what a later command of this RUN removes`];

  it.each<[string, readonly string[]]>([
    ["apt-get update && rm -rf /var/lib/apt/lists/*", []],
    ["apt-get update && rm -rf /var/lib/apt/lists", []],
    ["apt-get update && rm -rf /var/lib/apt", []],
    ["apt-get update && rm -rf /var/lib/apt/lists*", []],
    ["apt-get update && rm -rf /var/cache/apt", [lists]],
    ["apt-get update && rm -f /var/lib/apt/lists/lock", [lists]],
    ["apt-get update && touch /var/lib/apt/lists", [lists]],
    ["rm -rf /var/lib/apt/lists/* && apt-get update", [lists]],
    ["apt-get update && apt-get distclean", []],
    ["apt-get update && apt-get clean", [lists]],
    ["apt-get update && dnf clean all", [lists]],
    ["apt-get distclean && apt-get update", [lists]],
    ["apt-get update && if test -f x; then rm -rf /var/lib/apt/lists/*; fi", [lists]],
    ["if test -f x; then apt-get update; rm -rf /var/lib/apt/lists/*; fi", []],
    ["apt-get update && find /var/lib/apt/lists -type f -delete", []],
    ["apt-get update && find /var/lib/apt/lists -name '*_Packages' -delete", maybe],
    ["apt-get update && find /var/lib/apt -name '*_Packages' -delete", [lists]],
    ["apt-get update && find /tmp /var/lib/apt/lists/partial -delete", maybe],
    ["apt-get update && find /tmp -delete", [lists]],
    ["apt-get update && find . -delete", [lists]],
    ["apt-get update && clean-up.sh", maybe],
    ["clean-up.sh && apt-get update", [lists]],
    ["apt-get update && if test -f x; then clean-up.sh; fi", maybe],
    ["apt-get update && rm -rf $X", maybe],
    ["apt-get update && rm -f $X", [lists]],
    ["tidy() { rm -rf /var/lib/apt/lists/*; } && apt-get update && tidy", maybe],
    ["trap 'rm -rf /var/lib/apt/lists/*' EXIT; apt-get update", maybe],
    ["other() { rm -rf /tmp/x; } && apt-get update && other", [lists]],
    ["apt-get update && sudo rm -rf /var/lib/apt/lists/*", []],
  ])("%s", (script, expected) => {
    expect(left(`ARG X\nRUN ${script}`)).toEqual(expected);
  });

  it("must empty a store of the same manager", () => {
    expect(left("FROM fedora:40\nRUN dnf install -y git && yum clean all", "dnf")).toEqual([]);
    expect(left("FROM fedora:40\nRUN dnf install -y git && zypper clean --all", "dnf")).toHaveLength(2);
    expect(left("FROM fedora:40\nRUN dnf install -y git && dnf clean packages", "dnf")).toEqual([
      "lists in /var/cache/dnf /var/cache/libdnf5 /var/cache/yum",
    ]);
    expect(left("RUN pip install flask && pip cache purge", "pip")).toEqual([]);
    expect(left("FROM fedora:40\nRUN yum install -y git && dnf clean all", "yum")).toEqual([]);
    expect(left("FROM fedora:40\nRUN dnf install -y git && find /var/cache/dnf -name '*.rpm' -delete", "dnf")).toEqual([
      expect.stringContaining("is not known"),
      expect.stringContaining("is not known"),
    ]);
  });

  it("leave the reason open where a configuration is not known", () => {
    expect(left("COPY pip.conf /etc/pip.conf\nRUN pip install flask", "pip")).toEqual([
      `${pipCache}: the configuration of pip is not known`,
    ]);
    expect(left("RUN echo no-cache-dir=1 > /etc/pip.conf\nRUN pip install flask", "pip")).toEqual([]);
  });
});

it.each([
  ["/var/lib/x", true],
  ["/var/lib/x/*", true],
  ["/var/lib/x/*/*", true],
  ["/var/lib", true],
  ["/var/lib/*", true],
  ["/var/lib/x*", true],
  ["/var/*/x", true],
  ["/*", false],
  ["/var/lib/x/sub", false],
  ["/var/lib/y", false],
  ["/var/*/x/*", true],
  ["~/.x", true],
  ["/root/.x", true],
  ["/root/.x/*", true],
  ["/home/app/.x", true],
  ["/home/app/.y", false],
  ["/srv/home/app/.x", false],
  ["/srv/root/.x", false],
])("tells whether removing %s empties a store", (path, expected) => {
  const store = (paths: readonly string[]): Store => ({ what: "cache", paths, writtenBy: ["install"] });
  const paths = path.includes(".") ? ["~/.x"] : ["/var/lib/x"];
  expect(emptiesStore(path, store(paths), paths)).toBe(expected);
});

it("asks whether one of several places is emptied", () => {
  const paths = ["/var/cache/dnf", "/var/cache/libdnf5"];
  expect(emptiesStore("/var/cache/lib*", { what: "cache", paths, writtenBy: ["install"] }, paths)).toBe(true);
});
