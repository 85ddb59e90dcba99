import { beforeAll, describe, expect, it } from "vitest";
import { composeKind } from "../../../src/kinds/compose/kind.ts";

beforeAll(() => composeKind.prepare?.());

const text = `# the site
services:
  web:
    image: nginx:1.27
  api:
    build: ./api
    image: example.com/api
  job:
    image: "a:\${TAG}"
    build: {target: x}
  other: {image: "b:\${TAG}"}
  "": {build: b}
  dated: {image: "b:\${TAG:-1}"}
  none:
`;

function inEditor() {
  const document = composeKind.parse({ path: "compose.yaml", text });
  const { outline, folds } = composeKind.editor ?? {};
  return { document, entries: outline?.(document) ?? [], folds: folds?.(document) };
}

describe("the outline of a Compose file", () => {
  it("names services with the image that they run or build", () => {
    expect(inEditor().entries.map(({ name, detail, type, children }) => [name, detail, type, children])).toEqual([
      ["web", "nginx:1.27", "section", []],
      ["api", "example.com/api", "section", []],
      ["job", "a:${TAG}", "section", []],
      ["other", "", "section", []],
      ["service", "b", "section", []],
      ["dated", "b:1", "section", []],
      ["none", "", "section", []],
    ]);
  });

  it("selects their names, in all that they say", () => {
    const [web] = inEditor().entries;
    const written = (span = { start: 0, end: 0 }) => text.slice(span.start, span.end);
    expect([written(web?.span), written(web?.selection)]).toEqual(["web:\n    image: nginx:1.27", "web"]);
  });

  it("folds services and comments", () => {
    const { folds, document } = inEditor();
    expect(folds?.spans).toEqual(document.services.map(({ span }) => span));
    expect(folds?.comments).toHaveLength(1);
  });
});
