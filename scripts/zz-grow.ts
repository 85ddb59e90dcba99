import { runCase } from "../src/testing/run-case.ts";
import { readRules } from "./rules.ts";
const mine = (await readRules()).filter(({ path }) => path.startsWith("rules/packages/")).map(({ rule }) => rule);
const lines = ["RUN apt-get update", "RUN apt-get install curl", "RUN apk add git", "RUN yum install tar", "RUN pip install flask", "RUN echo x > /etc/apt/apt.conf.d/a", "RUN npm i -g a && yarn global add b", "COPY a /b"];
for (const rule of mine) {
  const time = async (n: number) => {
    const code = `FROM debian:12\n${Array.from({ length: n }, (_, i) => lines[i % lines.length]).join("\n")}\n`;
    const t = performance.now();
    await runCase(rule, code, {});
    return performance.now() - t;
  };
  await time(200);
  const a = await time(2000), b = await time(20000);
  console.log(rule.id.padEnd(26), a.toFixed(0), b.toFixed(0), (b / a).toFixed(1));
}
