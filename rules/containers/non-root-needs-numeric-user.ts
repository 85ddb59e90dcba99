import { type Container, defineRule, knownValue, type RelatedPlace, unknown } from "../../src/author.ts";
import { type BuiltImage, builtImages } from "../../src/kit.ts";
import { isNumeric, isRoot, userPart } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "non-root-needs-numeric-user",
  summary: "With runAsNonRoot the image has a numeric user",
  why: "Kubernetes does not look into the image to find out who a name is: it refuses to start the container, as it does for root.",
  topic: "containers",
  category: "correctness",
  severity: "error",
  kinds: ["kubernetes"],
  recommended: true,
  reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  messages: {
    root: "{container} does not start: {image} runs as root; set runAsUser, or USER in the image",
    name: "{container} does not start: {image} names its user {user}, and only a number proves that it is not root; set runAsUser",
  },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: redis:8\n      securityContext:\n        runAsNonRoot: «true»",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: redis:8\n      securityContext:\n        runAsNonRoot: true\n        runAsUser: 999",
      message: "root",
    },
  ],
  on: {
    Container(container, { document, project, knowledge }) {
      const { security, user, unseen, place } = container;
      const asked = security.runAsNonRoot;
      if (!asked || knownValue(asked.value) !== true || user) return;
      if (unseen !== undefined) return unknown(asked.valueSpan, unseen);
      const images = builtImages(container, document, project, knowledge);
      const users =
        images === "none" ? pulledUser(container, knowledge) : images === "unknown" ? [] : images.map(userOf);
      const [first] = users;
      if (!first || users.some(({ user }) => user === undefined)) return unknown(asked.valueSpan, "the image decides");
      // Several builds of the image: it starts where one of them has a number.
      if (users.some(({ user = "" }) => isNumeric(user) && !isRoot(user))) return;
      const { user: name = "", image, related } = first;
      const data = { container: place.owner?.label ?? "the container", image, user: userPart(name) };
      return {
        at: asked.valueSpan,
        message: isRoot(name) ? "root" : "name",
        data: { ...data, container: data.container.charAt(0).toUpperCase() + data.container.slice(1) },
        related,
      };
    },
  },
});

interface ImageUser {
  readonly user: string | undefined;
  readonly image: string;
  readonly related: readonly RelatedPlace[];
}

function userOf({ stage, path, related }: BuiltImage): ImageUser {
  const { user, userSetBy } = stage.end;
  const places = userSetBy ? related(userSetBy, "The user is set here") : [];
  return { user: knownValue(user), image: `the image of ${path}`, related: places };
}

function pulledUser({ image }: Container, knowledge: Parameters<typeof builtImages>[3]): readonly ImageUser[] {
  const reference = image && knownValue(image.reference);
  const facts = reference && knowledge.baseImage(reference.name, reference.tag, reference.digest);
  return reference ? [{ user: facts?.user, image: reference.text, related: [] }] : [];
}
