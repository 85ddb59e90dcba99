import { correctSpelling, problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-run-device",
  summary: "RUN --device names one device, and no option but required",
  why: "Docker refuses a second name and an option that a device does not have.",
  reference: "https://docs.docker.com/reference/dockerfile/#run---device",
  fix: "both",
  codes: ["device"],
  examples: [
    {
      bad: "FROM alpine:3.20\nRUN --device=vendor.example/gpu=all,«requierd=true» make test",
      fixed: "FROM alpine:3.20\nRUN --device=vendor.example/gpu=all,required=true make test",
      good: "FROM alpine:3.20\nRUN --device=vendor.example/gpu=all,required make test",
    },
    {
      title: "A flag for each device",
      bad: "FROM alpine:3.20\nRUN --device=vendor.example/gpu,«vendor.example/nic» make",
    },
  ],
  repair: correctSpelling,
});
