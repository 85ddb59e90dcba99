import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { candidates, renames } from "../../../src/cli/git/renames.ts";

const idOf = (text: string) => createHash("sha1").update(`blob ${text.length}\0${text}`).digest("hex");

/** What files that came were called before, by what went. */
function found(came: Readonly<Record<string, string>>, went: Readonly<Record<string, string>>) {
  const arrivals = Object.entries(came).map(([path, text]) => ({ path, text }));
  const departures = Object.entries(went).map(([path, text]) => ({ path, id: idOf(text) }));
  const texts = new Map(Object.values(went).map((text) => [idOf(text), text]));
  const old = renames(arrivals, candidates(arrivals, departures), (id) => texts.get(id));
  return Object.fromEntries([...old].map(([path, departure]) => [path, departure.path]));
}

const long = "FROM debian:12\nRUN a\nRUN b\nRUN c\n";

describe("a file that came is one that went", () => {
  it("when it has the same text, before any that is only alike", () => {
    expect(
      found(
        { "b/Dockerfile": `${long}RUN d\n`, "c/Dockerfile": long },
        { "a/Dockerfile": long, "d/Dockerfile": `${long}#` },
      ),
    ).toEqual({ "c/Dockerfile": "a/Dockerfile", "b/Dockerfile": "d/Dockerfile" });
  });

  it("when half of the longer text is the other's, the most alike first", () => {
    const texts = { "x/Dockerfile": "FROM debian:12\nRUN a\nRUN b\nRUN z\n", "y/Dockerfile": "FROM alpine\n" };
    expect(found({ Dockerfile: `${long}USER app\n` }, texts)).toEqual({ Dockerfile: "x/Dockerfile" });
    expect(found({ Dockerfile: "FROM scratch\n" }, texts)).toEqual({});
  });

  it("however its lines end", () => {
    const crlf = long.replaceAll("\n", "\r\n");
    expect(found({ Dockerfile: crlf }, { "a/Dockerfile": long })).toEqual({ Dockerfile: "a/Dockerfile" });
  });

  it("and each is taken once", () => {
    const old = found({ "a/Dockerfile": long, "b/Dockerfile": long }, { Dockerfile: long });
    expect(Object.values(old)).toEqual(["Dockerfile"]);
  });

  it("out of those with a like name, a hundred at most", () => {
    const went = Array.from({ length: 300 }, (_, i) => ({ path: `${i}/x.yaml`, id: `${i}` }));
    const others = [{ path: "a/Dockerfile", id: "a" }, ...went, { path: "dev.Dockerfile", id: "b" }];
    expect(candidates([{ path: "Dockerfile", text: "" }], others).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(candidates([{ path: "y.yaml", text: "" }], others)).toHaveLength(100);
  });
});
