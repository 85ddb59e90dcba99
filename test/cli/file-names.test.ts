import { describe, expect, it } from "vitest";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";
import { plimsoll } from "./fake.ts";
import { plimsoll as realPlimsoll } from "./real.ts";

// Windows takes neither `=` at every place nor all of these names in a shell, but the rule is the same.
describe.skipIf(windows)("a flag that is also the name of a file", () => {
  it.each([
    ["--config=evil.dockerfile"],
    ["--output=x.dockerfile"],
    ["--fix"],
    ["-fjson"],
    ["--help"],
    ["-c"],
    ["--no-such-flag"],
    ["--output=below/x.dockerfile"],
  ])("%s is refused with the remedy", async (name) => {
    const root = tree({ [name]: "FROM scratch\n", Dockerfile: "FROM scratch\n" });
    for (const argv of [[name], ["Dockerfile", name], ["lint", name, "Dockerfile"], ["why", name], ["rules", name]]) {
      const { code, out, err } = await plimsoll(root, argv);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(`${name} is both a flag and a file here: for the file, write ./${name} or put --`);
    }
  });

  it("is a path behind --, or with ./ before it", async () => {
    const name = "--config=a.Dockerfile";
    const root = tree({ [name]: "FROM scratch\nRUN sudo a\n" });
    for (const argv of [["--", name], [`./${name}`]]) {
      const { code, out } = await plimsoll(root, argv);
      expect(code).toBe(1);
      expect(out).toContain(name);
    }
  });

  it("is none when it is only a long value", async () => {
    expect((await plimsoll(tree({ Dockerfile: "FROM scratch\n" }), [`--build-arg=A=${"x".repeat(5000)}`])).code).toBe(
      0,
    );
  });
});

it("tells of a named file whose text is not what its name says, which is no error", async () => {
  const root = tree({ "dockerfile.go": "package dockerfile\n", Dockerfile: "FROM scratch\nUSER 1000\n" });
  const { code, err } = await realPlimsoll(root, ["dockerfile.go", "Dockerfile"]);
  expect([code, err]).toEqual([0, "plimsoll: dockerfile.go does not look like a Dockerfile; it was skipped\n"]);
});
