import { describe, expect, it } from "vitest";
import { placeAt } from "../../src/browser/place-view.ts";
import { about, check, fixAll, fixOne, type Project } from "../../src/browser/workbench.ts";

const project = (text: string, preset = "recommended"): Project => ({
  files: [{ path: "Dockerfile", text }],
  preset,
  today: "2026-01-01",
});

const rulesIn = async (one: Project) => (await check(one)).map(({ findings }) => findings.map(({ rule }) => rule));

describe("a project", () => {
  const text = "FROM alpine:3.22\nRUN apk add curl\nUSER 65532\n";

  it("is held against its preset, which stands on recommended where it adds to it", async () => {
    expect(await rulesIn(project(text))).toEqual([["apk-no-cache"]]);
    expect(await rulesIn(project("FROM alpine\nUSER 0\n", "reproducible"))).toEqual([
      expect.arrayContaining(["no-root-user", "pin-base-image-digest"]),
    ]);
    expect(await rulesIn(project(text, "nobody's"))).toEqual([[]]);
  });

  it("tells what comments silence and what cannot be told", async () => {
    const [view] = await check(
      project("ARG BASE\nFROM alpine:3.22\n# plimsoll ignore=no-sudo -- it is fine\nRUN sudo ls\nFROM $BASE\n"),
    );
    expect(view).toMatchObject({ path: "Dockerfile", kind: "dockerfile", silenced: 1 });
    expect(view?.unknown.map(({ rule }) => rule)).toContain("require-user");
  });

  it("is drawn, with all that its files say escaped", async () => {
    const [view] = await check(project('FROM "<img/src=x>" AS a\nFROM a\n'));
    expect(view?.graph).toContain("<svg");
    expect(view?.graph).toContain("&#60;img/src=x&#62;");
    expect(view?.graph).not.toContain("<img");
  });

  it("has a file without stages, and no picture of it", async () => {
    const [view] = await check({ ...project(""), files: [{ path: ".dockerignore", text: "!a\n*\n" }] });
    expect(view?.graph).toBe("");
    expect(view?.findings.map(({ rule }) => rule)).toContain("dockerignore-exception-order");
  });
});

describe("a fix", () => {
  const text = "FROM debian:12-slim\nRUN apt-get update && apt-get install curl && apt-get install wget\nUSER 65532\n";

  it("is applied alone, where it was found", async () => {
    const [view] = await check(project(text));
    const second = view?.findings.filter(({ rule }) => rule === "apt-get-assume-yes")[1];
    const choice = { path: "Dockerfile", finding: second!, title: second!.fixes[0]!.title };
    expect(await fixOne(project(text), choice)).toEqual({
      text: text.replace("install wget", "install -y wget"),
    });
  });

  it("is refused with the reason", async () => {
    const [view] = await check(project(text));
    const finding = view?.findings.find(({ rule }) => rule === "apt-get-assume-yes");
    const choice = { path: "Dockerfile", finding: finding!, title: "Add -y" };
    expect(await fixOne(project("FROM debian:12-slim\n"), choice)).toEqual({ refused: "the finding is gone" });
    expect(await fixOne(project(text), { ...choice, path: "gone" })).toEqual({ refused: "the file is gone" });
  });

  it("is one of all that are safe", async () => {
    expect(await fixAll(project(text), "Dockerfile")).toContain("apt-get install -y curl");
    expect(await fixAll(project("FROM scratch\n"), "Dockerfile")).toBe("FROM scratch\n");
  });
});

describe("a place", () => {
  it("is told with its facts, where they come from, and what rules made of it", async () => {
    const place = await placeAt(project("ARG V=3.22\nFROM alpine:$V\nRUN sudo ls $HOME\n"), "Dockerfile", 3);
    expect(place).toMatchObject({ line: 3, subject: "RUN" });
    expect(place?.facts).toContainEqual({ name: "workdir", known: true, text: "/", from: [] });
    expect(place?.facts.find(({ name }) => name === "base image")?.from).toEqual(["ARG V in line 1"]);
    expect(place?.verdicts[0]).toEqual({
      state: "found",
      rules: [{ id: "no-sudo", words: ["sudo is redundant: this already runs as root"] }],
    });
  });

  it("is told with what rules would say that are off", async () => {
    const place = await placeAt(project("FROM alpine:3.22\nRUN apk add --no-cache curl\n"), "Dockerfile", 2);
    expect(place?.verdicts.find(({ state }) => state === "off")?.rules).toContainEqual({
      id: "pin-apk-packages",
      words: ["No version is pinned for curl"],
    });
  });

  it("says what is not known", async () => {
    const place = await placeAt(project("ARG BASE\nFROM $BASE\nRUN ls\n"), "Dockerfile", 2);
    expect(place?.facts.filter(({ known }) => !known).map(({ text }) => text)).toContain("ARG BASE has no default");
  });

  it("says who silences what", async () => {
    const text = "FROM alpine:3.22\n# plimsoll ignore=no-sudo -- it is fine\nRUN sudo ls\n";
    const place = await placeAt(project(text), "Dockerfile", 3);
    expect(place?.verdicts).toContainEqual({
      state: "silenced",
      rules: [{ id: "no-sudo", words: ["sudo is redundant: this already runs as root (it is fine)"] }],
    });
  });

  it("is none beyond the text or in no file", async () => {
    expect(await placeAt(project("FROM scratch\n"), "Dockerfile", 9)).toBeUndefined();
    expect(await placeAt(project("FROM scratch\n"), "gone", 1)).toBeUndefined();
  });
});

it("what there is to choose from is plain data", () => {
  const { presets, why } = about();
  expect(presets).toContain("strict");
  expect(why.get("no-sudo")).toMatch(/\.$/);
});
