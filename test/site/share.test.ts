import { expect, it } from "vitest";
import { fragmentOf, sharedIn } from "../../site/playground/share.ts";

const shared = { preset: "strict", files: [{ path: "Dockerfile", text: "FROM a\n🚢 ünï\n" }] };

it("what is shared comes back as it was, in characters that need no escapes", async () => {
  const fragment = await fragmentOf(shared);
  expect(fragment).toMatch(/^1\.[\w-]+$/);
  expect(await sharedIn(fragment)).toEqual(shared);
});

it.each(["", "1", "1.", "1.AAAA", "2.AAAA", "1.***", "x.y.z"])("%o shares nothing", async (fragment) => {
  expect(await sharedIn(fragment)).toBeUndefined();
});

const packed = async (value: unknown) => {
  const [version] = (await fragmentOf(shared)).split(".");
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `${version}.${Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url")}`;
};

it.each([
  [{}],
  [[]],
  [["strict"]],
  [[7, ["a", "b"]]],
  [["strict", ["a"]]],
  [["strict", ["a", 7]]],
  [["strict", "ab"]],
  [["strict", ["a", "b"], ["a", "c"]]],
  [["strict", ...Array.from({ length: 21 }, (_, i) => [`${i}`, "b"])]],
])("another shape shares nothing: %j", async (value) => {
  expect(await sharedIn(await packed(value))).toBeUndefined();
});

it("what unfolds to more than any file is not unfolded to its end", async () => {
  expect(await sharedIn(await packed(["strict", ["Dockerfile", "a".repeat(200_000)]]))).toBeDefined();
  expect(await sharedIn(await packed(["strict", ["Dockerfile", "a".repeat(300_000)]]))).toBeUndefined();
});
