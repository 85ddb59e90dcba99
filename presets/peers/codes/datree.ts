import type { PeerCodes } from "./types.ts";

/** datree of 2023. */
export const datree: PeerCodes = {
  CIS_INVALID_VALUE_SECCOMP_PROFILE: ["fail", "Seccomp profile value wrong (CIS)"],
  CONTAINERS_INCORRECT_PATH_VALUE_DOCKERSOCKET: ["fail", "Docker socket mounted"],
  CONTAINERS_INCORRECT_PRIVILEGED_VALUE_TRUE: ["fail", "No privileged container"],
  CONTAINERS_INCORRECT_READONLYROOTFILESYSTEM_VALUE: ["fail", "Root file system should be read-only"],
  CONTAINERS_INCORRECT_RUNASGROUP_VALUE_LOWGID: ["fail", "Group id too low"],
  CONTAINERS_INCORRECT_RUNASNONROOT_VALUE: ["fail", "Run as non-root"],
  CONTAINERS_INCORRECT_RUNASUSER_VALUE_LOWUID: ["fail", "User id too low"],
  CONTAINERS_INCORRECT_SECCOMP_PROFILE: ["fail", "Seccomp profile missing"],
  CONTAINERS_INVALID_CAPABILITIES_VALUE: ["fail", "Dangerous capability"],
  CONTAINERS_MISSING_CPU_LIMIT_KEY: ["fail", "CPU limit missing"],
  CONTAINERS_MISSING_CPU_REQUEST_KEY: ["fail", "CPU request missing"],
  CONTAINERS_MISSING_IMAGE_VALUE_DIGEST: ["fail", "Image digest missing"],
  CONTAINERS_MISSING_IMAGE_VALUE_VERSION: ["fail", "Image tag missing or latest"],
  CONTAINERS_MISSING_KEY_ALLOWPRIVILEGEESCALATION: ["fail", "No privilege escalation"],
  CONTAINERS_MISSING_MEMORY_LIMIT_KEY: ["fail", "Memory limit missing"],
  CONTAINERS_MISSING_MEMORY_REQUEST_KEY: ["fail", "Memory request missing"],
};
