import { expect, test } from "vitest";
import { dotnetTag } from "../../../src/knowledge/base-images/dotnet-tag.ts";

test.each([
  ["", "10.0"],
  ["bookworm-slim", "10.0-noble"],
  ["jammy-chiseled-extra", "10.0-noble-chiseled-extra"],
  ["jammy-arm64v8", "10.0-noble-arm64v8"],
  ["alpine3.19", "10.0-alpine"],
  ["alpine3.23-amd64", "10.0-alpine3.23-amd64"],
  ["cbl-mariner2.0-distroless", "10.0-azurelinux3.0-distroless"],
  ["azurelinux3.0-distroless-extra", "10.0-azurelinux3.0-distroless-extra"],
  ["windowsservercore-ltsc2022", "10.0-windowsservercore-ltsc2022"],
  ["windowsservercore-ltsc2019", undefined],
  ["nanoserver-1809", undefined],
  ["preview", undefined],
])("10.0 for %s", (parts, expected) => {
  expect(dotnetTag("10.0", parts === "" ? [] : parts.split("-"))).toBe(expected);
});

test("releases between stand on distributions of their own", () => {
  expect(dotnetTag("8.0", ["alpine"])).toBe("8.0-alpine");
  expect(dotnetTag("8.0", ["focal"])).toBeUndefined();
});
