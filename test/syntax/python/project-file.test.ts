import { describe, expect, it } from "vitest";
import { requiredPython } from "../../../src/syntax/python/project-file.ts";

describe("the Python that a project asks for", () => {
  it.each<[string, string | undefined]>([
    ['[project]\nname = "x"\nrequires-python = ">=3.10" # since then\n', ">=3.10"],
    ["[tool.poetry.dependencies]\r\npython = '^3.10'\r\n", "^3.10"],
    ['[tool.black]\npython = "3.9"\n[project]\nname = "x"', undefined],
    ['[project]\nrequires-python = """>=3"""', undefined],
    ['[project]\n[[project.x]]\nrequires-python = "3"', undefined],
    ["", undefined],
  ])("%j: %s", (text, expected) => {
    expect(requiredPython(text)).toBe(expected);
  });
});
