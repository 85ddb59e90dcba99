import { buildCases } from "../judge.ts";
import { pip } from "../tools.ts";

const base = ["FROM busybox:1.35", "COPY --chmod=755 pip /usr/local/bin/pip"];
const files = { pip };
const cache = "/root/.cache";

buildCases("pip-no-cache", [
  { name: "install", dockerfile: [...base, "RUN pip install flask"], files, changes: [cache] },
  { name: "several", dockerfile: [...base, "RUN pip install flask && pip install -r r.txt"], files, changes: [cache] },
  {
    name: "a later step uses the cache",
    dockerfile: [...base, "RUN pip install flask", "RUN cp /root/.cache/pip/wheel /kept"],
    files,
    hostile: true,
  },
  {
    name: "a cache mount",
    dockerfile: [
      ...base,
      "RUN --mount=type=cache,target=/root/.cache/pip pip install flask && test -e /root/.cache/pip/wheel",
    ],
    files,
    hostile: true,
  },
  {
    name: "a variable says so",
    dockerfile: [...base, "ENV PIP_NO_CACHE_DIR=1", "RUN pip install flask"],
    files,
    hostile: true,
  },
]);
