import { symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { treeAround } from "../../src/io/tree.ts";
import { findPsscriptanalyzer } from "../../src/psscriptanalyzer/find.ts";
import { tree } from "../config/fixtures.ts";
import { fakeIn, fakeModule, fakePwsh } from "../helpers/fake-pwsh.ts";
import { windows } from "../helpers/platform.ts";

const nothing = { named: undefined, codeRefusal: undefined };

function setUp() {
  const [project, bin, home] = [tree({}), tree({}), tree({})];
  const program = fakePwsh(fakeIn(bin));
  const find = (
    env: Readonly<Record<string, string>> = {},
    settings: Parameters<typeof findPsscriptanalyzer>[0] = nothing,
  ) => findPsscriptanalyzer(settings, { env: { PATH: bin, HOME: home, ...env }, tree: treeAround(project) });
  return { project, bin, home, program, find };
}

describe.skipIf(windows)("the PSScriptAnalyzer that is asked", () => {
  it("is that of the first pwsh on the PATH, told to load nothing by name", () => {
    const { program, bin, find } = setUp();
    expect(find()).toMatchObject({
      file: program,
      manifest: join(bin, "Modules/PSScriptAnalyzer/1.24.0/PSScriptAnalyzer.psd1"),
      env: { PSModuleAutoLoadingPreference: "None", PSModulePath: "" },
    });
  });

  it("is the newest of the first place that has one: PSModulePath, the user's own, PowerShell's", () => {
    const { home, find } = setUp();
    fakeModule(join(home, ".local/share/powershell/Modules"), "1.9.0");
    const own = fakeModule(join(home, ".local/share/powershell/Modules"), "1.23.0");
    fakeModule(join(home, ".local/share/powershell/Modules"), "1.20.0");
    expect(find()?.manifest).toBe(own);
    const place = tree({});
    const named = fakeModule(place, "1.22.0");
    expect(find({ PSModulePath: place })).toMatchObject({ manifest: named, env: { PSModulePath: place } });
  });

  it("is none where there is no pwsh, none that has it, or one that is too old", () => {
    const { project, home } = setUp();
    const surroundings = (PATH: string) => ({ env: { PATH, HOME: home }, tree: treeAround(project) });
    expect(findPsscriptanalyzer(nothing, surroundings(tree({})))).toBeUndefined();
    const bare = tree({});
    fakePwsh(join(bare, "old/pwsh"));
    symlinkSync(join(bare, "old/pwsh"), join(bare, "pwsh"));
    expect(findPsscriptanalyzer(nothing, surroundings(bare))?.manifest).toContain(join("old", "Modules"));
    fakeModule(join(home, ".local/share/powershell/Modules"), "1.19.1");
    expect(findPsscriptanalyzer(nothing, surroundings(bare))?.manifest).toContain(join("old", "Modules"));
  });

  it("is none that comes with what is linted, by the PATH, by PSModulePath, in a home or behind a link", () => {
    const { project, bin, home, find } = setUp();
    fakePwsh(fakeIn(join(project, "bin")));
    expect(find({ PATH: join(project, "bin") })).toBeUndefined();
    fakeModule(join(project, "Modules"), "9.0.0");
    const beside = join(bin, "Modules/PSScriptAnalyzer/1.24.0/PSScriptAnalyzer.psd1");
    const found = find({ PSModulePath: [join(project, "Modules"), "Modules", ""].join(delimiter) });
    expect(found).toMatchObject({ manifest: beside, env: { PSModulePath: "" } });
    fakeModule(join(project, ".local/share/powershell/Modules"), "9.0.0");
    expect(find({ HOME: project })?.manifest).toBe(beside);
    symlinkSync(join(project, ".local"), join(home, ".local"));
    expect(find()?.manifest).toBe(beside);
  });

  it("is none where no code may run, whatever is named", () => {
    const { program, find } = setUp();
    const named = { file: program, refusal: undefined };
    expect(find({ PATH: "" }, { named, codeRefusal: undefined })?.file).toBe(program);
    expect(
      find({ PATH: "" }, { named: { ...named, refusal: "it is not yours" }, codeRefusal: undefined }),
    ).toBeUndefined();
    expect(find({}, { named, codeRefusal: "--no-code forbids it" })).toBeUndefined();
  });
});
