import { type Build, defineRule } from "../../src/author.ts";

export default defineRule({
  id: "workflow-provenance-kept",
  summary: "Images that are pushed keep the provenance of their build",
  why: "BuildKit attests what an image was built from and how; those who pull it can then check where it comes from. Old registries and tools that do not expect the attestation beside the image are the usual reason to switch it off.",
  topic: "workflows",
  category: "security",
  severity: "info",
  kinds: ["workflow"],
  recommended: false,
  reference: "https://docs.docker.com/build/ci/github-actions/attestations/",
  messages: { off: "The image is pushed without provenance: remove provenance: {value}" },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          provenance: «false»\n          tags: example.com/app:1",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: example.com/app:1",
    },
    {
      title: "What is not pushed needs none",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          load: true\n          provenance: false",
    },
  ],
  on: {
    Build({ attestations, push }: Build) {
      if (!push?.known || !push.value) return;
      const off = attestations.find(
        ({ name, value }) => name === "provenance" && value.value.known && value.value.value === "false",
      );
      return off && { at: off.value.contentSpan, message: "off", data: { value: "false" } };
    },
  },
});
