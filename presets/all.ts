import type { Preset } from "./types.ts";

const all: Preset = {
  name: "all",
  summary: "Every rule there is, those that contradict each other included.",
  selects: () => true,
};

export default all;
