import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

const base = ["FROM busybox:1.35", "COPY sudo /usr/bin/sudo"];
// As root it only cleans the environment.
const files = { sudo: script("#!/bin/sh", 'exec env -i PATH="$PATH" "$@"') };

buildCases("no-sudo", [
  { name: "without sudo", dockerfile: ["FROM busybox:1.35", "RUN sudo mkdir /a"], changes: ["build"] },
  {
    name: "a build that goes on without sudo",
    dockerfile: ["FROM busybox:1.35", "RUN sudo mkdir /a; touch /b"],
    hostile: true,
  },
  { name: "a sudo that is brought", dockerfile: [...base, "ENV A=1", "RUN sudo env > /env"], files, hostile: true },
  { name: "a command", dockerfile: [...base, "RUN sudo mkdir /a"], files, fix: "unsafe" },
  { name: "several", dockerfile: [...base, "RUN sudo mkdir /a && sudo touch /a/b"], files, fix: "unsafe" },
  { name: "another user", dockerfile: [...base, "USER nobody", "RUN sudo true"], files, fix: "unsafe", hostile: true },
  {
    name: "what it does not hand on",
    dockerfile: [...base, "ENV A=1", "RUN sudo env > /env"],
    files,
    fix: "unsafe",
    hostile: true,
    says: "environment",
  },
]);
