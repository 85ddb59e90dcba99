import { expect, test } from "vitest";
import { createTracer } from "../../src/engine/trace.ts";

const world = {
  read: (path: string) => (path === "a" ? "text" : undefined),
  exists: (path: string) => path === "a" || path === "e",
  list: (path: string) => (path === "d" ? [{ name: "x", sort: "file" as const }] : undefined),
};
const nothing = {
  reads: new Map(),
  exists: new Map(),
  looks: new Map(),
  lists: new Map(),
  listed: new Map(),
  callers: new Map(),
  images: new Map(),
  documents: false,
  date: false,
};

test("a trace holds each question with its answer", () => {
  const tracer = createTracer(world);
  expect(tracer.reader.read("a")).toBe("text");
  expect(tracer.reader.exists("b")).toBe(false);
  expect(["a", "b", "e"].map((path) => tracer.reader.look?.(path))).toEqual(["text", "none", undefined]);
  expect(["d", "a"].map((path) => tracer.reader.list?.(path))).toEqual([[{ name: "x", sort: "file" }], undefined]);
  tracer.onOpen("c");
  tracer.onListed("d", true);
  tracer.onCallers("Dockerfile", []);
  tracer.onImage("shop/api", { byName: new Map(), complete: true, similar: () => [] });
  expect(tracer.take()).toEqual({
    reads: new Map([
      ["a", "text"],
      ["c", undefined],
    ]),
    exists: new Map([["b", false]]),
    looks: new Map([
      ["a", "text"],
      ["b", "none"],
      ["e", undefined],
    ]),
    lists: new Map([
      ["d", '[["x","file"]]'],
      ["a", undefined],
    ]),
    listed: new Map([["d", true]]),
    callers: new Map([["Dockerfile", "[]"]]),
    images: new Map([["shop/api", "[true,[],[]]"]]),
    documents: false,
    date: false,
  });
});

test("a trace says whether all documents, or the date, were asked for", () => {
  const tracer = createTracer(world);
  tracer.onDocuments();
  expect(tracer.take()).toEqual({ ...nothing, documents: true });
  tracer.onDate();
  expect(tracer.take()).toEqual({ ...nothing, date: true });
});

test("each trace begins anew", () => {
  const tracer = createTracer(world);
  tracer.reader.read("a");
  tracer.take();
  expect(tracer.take()).toEqual(nothing);
});
