import { wordSet } from "../words.ts";

/** Programs that build images, run containers, or copy and sign images: by the names of their tables, which others share. */
export const containerTools = wordSet("docker docker-compose buildah skopeo crane ko cosign oras regctl");
