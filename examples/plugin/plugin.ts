import { definePlugin } from "plimsoll";
import ownRegistry from "./own-registry.ts";

export default definePlugin({ name: "example", rules: [ownRegistry] });
