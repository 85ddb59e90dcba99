import type { PeerCodes } from "./types.ts";

/** dockleaner of April 2024. */
export const dockleaner: PeerCodes = {
  DL3003: ["fix only", "Turns a leading cd into WORKDIR"],
  DL3006: ["fix only", "Adds a tag"],
  DL3007: ["fix only", "Replaces latest"],
  DL3008: ["fix only", "Pins apt packages"],
  DL3009: ["fix only", "Adds apt clean-up"],
  DL3014: ["fix only", "Adds -y"],
  DL3015: ["fix only", "Adds --no-install-recommends"],
  DL3020: ["fix only", "ADD to COPY"],
  DL3025: ["fix only", "Shell form to JSON form"],
  DL3042: ["fix only", "Adds --no-cache-dir"],
  DL3047: ["fix only", "Adds --progress=dot:giga"],
  DL3048: ["fix only", "Rewrites label keys"],
  DL3059: ["fix only", "Merges consecutive RUN"],
  DL4000: ["fix only", "MAINTAINER to LABEL"],
  DL4006: ["fix only", "Adds a pipefail SHELL"],
};
