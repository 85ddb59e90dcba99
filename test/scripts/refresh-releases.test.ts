import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { merge } from "../../scripts/releases/merge.ts";
import { type Product, type Release, readProducts, readPublished } from "../../scripts/releases/product.ts";
import { refreshReleases } from "../../scripts/releases/refresh.ts";
import { tree } from "../config/fixtures.ts";

const product = (releases: readonly Release[], extra: Partial<Product> = {}): Product => ({
  name: "tool",
  label: "Tool",
  links: { releasePolicy: "https://example.com/releases" },
  releases,
  ...extra,
});

/** As it is published: with fields that we do not keep. */
const published = (releases: readonly Release[], name = "tool") => ({
  name,
  aliases: ["tool-cli"],
  label: "The Tool",
  category: "framework",
  releases: releases.map((release) => ({ label: `${release.name} (LTS)`, isEol: false, ...release })),
});

const answer = (releases: readonly Release[], name?: string) =>
  JSON.stringify({ schema_version: "1.2.0", last_modified: "2026-01-01", result: published(releases, name) });

describe("merging what is published", () => {
  const merged = (ours: readonly Release[], theirs: readonly Release[]) => {
    const { product: result, changes } = merge(product(ours), published(theirs));
    return { releases: JSON.parse(JSON.stringify(result.releases)), changes };
  };

  it("takes new dates and new releases, newest first, and keeps what is no longer published", () => {
    expect(
      merged(
        [
          { name: "1.9", eolFrom: "2023-01-31" },
          { name: "1.10", eolFrom: "2024-01-31" },
        ],
        [
          { name: "1.11", eolFrom: "2027-01-31" },
          { name: "1.10", eolFrom: "2026-01-31" },
        ],
      ),
    ).toEqual({
      releases: [
        { name: "1.11", eolFrom: "2027-01-31" },
        { name: "1.10", eolFrom: "2026-01-31" },
        { name: "1.9", eolFrom: "2023-01-31" },
      ],
      changes: ["tool 1.11: added, 2027-01-31", "tool 1.10: eolFrom 2024-01-31 -> 2026-01-31"],
    });
  });

  it("forgets when a release came out once it is known when it ends", () => {
    const older = { name: "1", eolFrom: "2026-07-31" };
    const ours = [{ name: "2", releaseDate: "2026-01-31" }, older];
    expect(merged(ours, [older]).releases).toEqual(ours);
    const dated = { name: "2", eolFrom: "2027-01-31" };
    expect(merged(ours, [dated, older]).releases).toEqual([dated, older]);
  });

  it("finds nothing to change the second time", () => {
    const theirs = published([{ name: "3", eolFrom: "2027-01-31", codename: "Third Time" }]);
    const once = merge(product([{ name: "2", codename: "Second Best" }]), theirs).product;
    expect(merge(once, theirs)).toEqual({ product: once, changes: [] });
  });

  it.each<[string, Release, readonly Release[]]>([
    ["older than all of ours", { name: "1", eolFrom: "2020-01-31" }, []],
    ["without a date", { name: "3", eolFrom: null }, []],
    ["only of a field that the product does not keep", { name: "3", eolFrom: null, codename: "Third Time" }, []],
    ["new", { name: "3", eolFrom: "2027-01-31" }, [{ name: "3", eolFrom: "2027-01-31" }]],
  ])("a release that is %s", (_, theirs, added) => {
    const ours = { name: "2", eolFrom: "2025-01-31" };
    expect(merged([ours], [theirs]).releases).toEqual([...added, ours]);
  });

  it("takes code names and extended support where the product keeps them", () => {
    const theirs = { name: "2", eolFrom: "2025-01-31", eoesFrom: "2029-01-31", codename: "Second Best" };
    expect(merged([{ name: "2", eolFrom: "2025-01-31" }], [theirs])).toEqual({
      releases: [{ name: "2", eolFrom: "2025-01-31" }],
      changes: [],
    });
    const ours = { name: "1", codename: "First Thing", eolFrom: "2024-01-31", eoesFrom: "2026-01-31" };
    expect(merged([ours], [theirs])).toEqual({
      releases: [{ name: "2", codename: "Second Best", eolFrom: "2025-01-31", eoesFrom: "2029-01-31" }, ours],
      changes: ["tool 2: added, Second Best, 2025-01-31, 2029-01-31"],
    });
  });

  it("keeps our spelling of a release, and a date where none is published", () => {
    const ours = [
      { name: "9.0", eolFrom: "2026-11-10" },
      { name: "8.0", eolFrom: "2026-11-10" },
    ];
    const { releases, changes } = merged(ours, [
      { name: "9", eolFrom: "2027-11-10" },
      { name: "8", eolFrom: null },
    ]);
    expect(releases).toEqual([{ name: "9.0", eolFrom: "2027-11-10" }, ours[1]]);
    expect(changes).toEqual(["tool 9.0: eolFrom 2026-11-10 -> 2027-11-10"]);
  });

  it("leaves a release with a source of its own, and tells the difference", () => {
    const held = { name: "2", eolFrom: "2025-01-31", custom: { source: "https://example.com/2" } };
    expect(merged([held], [{ name: "2", eolFrom: "2025-01-01" }])).toEqual({
      releases: [held],
      changes: ["tool 2: eolFrom is 2025-01-31 by its own source, published is 2025-01-01"],
    });
    expect(merged([held], [{ name: "2", eolFrom: "2025-01-31" }]).changes).toEqual([]);
  });

  it("takes nothing but releases", () => {
    const ours = product([{ name: "2", eolFrom: "2025-01-31" }], { aliases: ["t"], labels: { eol: "Standard" } });
    expect(merge(ours, published([{ name: "2", eolFrom: "2025-02-28" }])).product).toEqual({
      ...ours,
      releases: [{ name: "2", eolFrom: "2025-02-28" }],
    });
  });
});

describe("reading what is published", () => {
  it.each([
    ["no JSON", "<html>", /^there: .*JSON/],
    ["another thing", "[]", /^there: \/ must be object/],
    ["nothing", "null", /^there: \/ must be object/],
    ["a list of cycles", '[{ "cycle": "1", "eol": "2025-01-31" }]', /^there: \/ must be object/],
    ["another version of the format", '{ "schema_version": "2.0.0", "result": {} }', /schema_version 2\.0\.0/],
    ["no releases", '{ "name": "tool", "releases": [] }', /\/releases must NOT have fewer than 1/],
    ["no date", '{ "name": "tool", "releases": [{ "name": "1" }] }', /\/releases\/0 must have required property/],
    ["no day", answer([{ name: "1", eolFrom: "2025-02-30" }]), /\/releases\/0\/eolFrom must match format "date"/],
    ["another product", answer([{ name: "1", eolFrom: null }], "other"), /is about other, not tool/],
    [
      "a release twice",
      answer([
        { name: "1", eolFrom: null },
        { name: "1", eolFrom: null },
      ]),
      /release 1 occurs twice/,
    ],
  ])("refuses %s", (_, text, message) => {
    expect(() => readPublished("there", text, "tool")).toThrow(message);
  });

  it("takes a product alone or as the result of an answer", () => {
    const releases = [{ name: "1", eolFrom: "2025-01-31" }];
    for (const text of [answer(releases), JSON.stringify(published(releases))]) {
      expect(readPublished("there", text, "tool").releases[0]).toMatchObject({ name: "1", eolFrom: "2025-01-31" });
    }
  });
});

describe("refreshing a folder", () => {
  const own = (name: string) => JSON.stringify({ ...product([{ name: "1", eolFrom: "2025-01-31" }]), name });
  const ours = () => tree({ "one.json": own("one"), "two.json": own("two") });
  const newer = [
    { name: "2", eolFrom: "2027-01-31" },
    { name: "1", eolFrom: "2025-01-31" },
  ];

  it("from a directory writes what differs, in a form that stays", async () => {
    const folder = ours();
    const source = tree({ "one.json": answer(newer, "one"), "three.json": answer(newer, "three") });
    const first = await refreshReleases(source, folder);
    expect(first).toEqual({ changes: ["one 2: added, 2027-01-31"], missing: ["two"], written: ["one"] });
    expect(readFileSync(`${folder}/one.json`, "utf8")).toBe(`{
  "name": "one",
  "label": "Tool",
  "links": { "releasePolicy": "https://example.com/releases" },
  "releases": [{ "name": "2", "eolFrom": "2027-01-31" }, { "name": "1", "eolFrom": "2025-01-31" }]
}
`);
    expect(await refreshReleases(source, folder)).toEqual({ changes: [], missing: ["two"], written: [] });
  });

  it("writes nothing when a file is not in the format", async () => {
    const folder = ours();
    const source = tree({ "one.json": answer(newer, "one"), "two.json": "{}" });
    await expect(refreshReleases(source, folder)).rejects.toThrow(`${source}/two.json: / must have required property`);
    expect(readFileSync(`${folder}/one.json`, "utf8")).toBe(own("one"));
  });

  it("says when it is pointed at the wrong place", async () => {
    await expect(refreshReleases("/nowhere", ours())).rejects.toThrow("/nowhere: no product of ours is published");
  });

  it("reads from below a URL", async () => {
    const asked: unknown[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      if (url === "/products/one") response.end(answer(newer, "one"));
      else response.writeHead(url === "/products/two" ? 404 : 500).end();
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const folder = ours();
    expect(await refreshReleases(`${url}/products/`, folder)).toMatchObject({ missing: ["two"], written: ["one"] });
    expect(asked).toEqual(["/products/one", "/products/two"]);
    await expect(refreshReleases(`${url}/broken`, folder)).rejects.toThrow(`${url}/broken/one: HTTP status 500`);
  });
});

describe("the tables of the project", () => {
  const products = readProducts();

  it.each(products.map((one) => [one.name, one] as const))("%s is as a refresh would leave it", (_, one) => {
    const theirs = { ...one, releases: one.releases.toReversed() };
    const { product: same, changes } = merge(one, theirs);
    expect(changes).toEqual([]);
    expect(same.releases).toEqual(one.releases);
  });

  it("have names of their own", () => {
    const names = products.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    [{ name: "1" }, /must NOT have fewer than 2 properties/],
    [{ name: "1", eol: "2025-01-31" }, /must NOT have additional properties/],
    [{ name: "1", eolFrom: "January" }, /must match format "date"/],
  ])("may not hold %j", (release, message) => {
    const folder = tree({ "tool.json": JSON.stringify(product([release as Release])) });
    expect(() => readProducts(folder)).toThrow(message);
  });
});
