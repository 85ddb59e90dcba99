import { correctSpelling, problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-run-device",
  summary: "RUN --device names one device, with no option other than required",
  why: "Docker rejects a second name and an unknown option.",
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
      title: "One flag per device",
      bad: "FROM alpine:3.20\nRUN --device=vendor.example/gpu,«vendor.example/nic» make",
    },
  ],
  repair: correctSpelling,
});
