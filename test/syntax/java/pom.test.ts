import { describe, expect, it } from "vitest";
import { readPom } from "../../../src/syntax/java/pom.ts";

const project = (elements: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<project>${elements}</project>\n`;
const own = "<artifactId>shop</artifactId><version>1.2</version>";

describe("readPom", () => {
  it("reads what a project is built into, and of what", () => {
    const text = project(`
      <parent><groupId>g</groupId><artifactId>parent</artifactId><version>3</version></parent>
      <artifactId>shop</artifactId>
      <!-- <modules/> -->
      <dependencies>
        <dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>
        <dependency><groupId>c</groupId><artifactId>d</artifactId><scope>test</scope></dependency>
        <dependency><groupId>e</groupId><artifactId>f</artifactId><scope>provided</scope></dependency>
      </dependencies>
      <build><plugins><plugin><artifactId> maven-shade-plugin </artifactId></plugin><plugin/></plugins></build>`);
    expect(readPom(text)).toEqual({
      finalName: "shop-3",
      packaging: "jar",
      hasModules: false,
      dependencies: ["a:b"],
      plugins: ["maven-shade-plugin"],
    });
  });

  it.each([
    [own, "shop-1.2"],
    [`${own}<build><finalName>app</finalName></build>`, "app"],
    [`${own}<build><finalName>\${project.artifactId}_\${project.version}</finalName></build>`, "shop_1.2"],
    [
      "<artifactId>shop</artifactId><version>${revision}</version><properties><revision>7</revision></properties>",
      "shop-7",
    ],
    ["<artifactId>shop</artifactId><version>${revision}</version>", undefined],
    [`${own}<build><finalName>\${unknown}</finalName></build>`, undefined],
    ["<artifactId>shop</artifactId>", undefined],
  ])("names the jar of %s", (elements, name) => {
    expect(readPom(project(elements))?.finalName).toBe(name);
  });

  it("knows modules and a packaging", () => {
    const text = project("<modules><module>a</module></modules><packaging>pom</packaging>");
    expect(readPom(text)).toMatchObject({ hasModules: true, packaging: "pom" });
  });

  it.each(["", "<project>", "<settings/>", "<a>".repeat(100_000), `<project>${" ".repeat(2_000_000)}</project>`])(
    "reads nothing that is broken, too long or something else",
    (text) => {
      expect(readPom(text)).toBeUndefined();
    },
  );
});
