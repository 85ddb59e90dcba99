import { buildCases } from "../judge.ts";
import { yarn } from "../tools.ts";

const base = ["FROM busybox:1.35", "COPY yarn /usr/bin/yarn"];
const files = { yarn };
const cache = "/usr/local/share/.cache/yarn";

buildCases("yarn-cache-clean", [
  { name: "install", dockerfile: [...base, "RUN yarn install"], files, fix: "unsafe", changes: [cache] },
  { name: "global", dockerfile: [...base, "RUN yarn global add serve@14"], files, fix: "unsafe", changes: [cache] },
  {
    name: "yarn is gone at the end",
    dockerfile: [...base, "RUN yarn install && rm /usr/bin/yarn"],
    files,
    hostile: true,
  },
  {
    name: "a fallback",
    dockerfile: [...base, "RUN yarn install || echo skipped > /skipped"],
    files,
    hostile: true,
    changes: [cache],
  },
]);
