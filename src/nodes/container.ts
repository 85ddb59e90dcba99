import type { Fact } from "../syntax/fact.ts";
import type { Span, Spanned } from "../text/span.ts";
import type { Build } from "./build.ts";
import type { Command } from "./command.ts";
import type { EnvVar } from "./env-var.ts";
import type { ImageRef } from "./image-ref.ts";
import type { Mount } from "./mount.ts";
import type { Place } from "./place.ts";
import type { Port } from "./port.ts";

/** A container that some file asks to be run: a Compose service, a container of a pod, a service of a job. */
export interface Container extends Spanned {
  readonly type: "Container";
  readonly place: Place;
  /** Where it is named: for findings about the whole of it. */
  readonly nameSpan: Span;
  /** The image that is pulled for it; undefined where it is built, or named elsewhere. */
  readonly image: ImageRef | undefined;
  /** The build that makes its image, where the same file asks for it. */
  readonly build: Build | undefined;
  /** Undefined where the image decides. */
  readonly user: Setting<string> | undefined;
  /** What it runs in place of the image's entrypoint and command; none where those stand. */
  readonly entrypoint: readonly Command[];
  readonly command: readonly Command[];
  readonly environment: readonly EnvVar[];
  /** Whether it gets more variables, of a file or of the cluster, which are not read. */
  readonly hasMoreVariables?: boolean;
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  readonly healthcheck: ContainerCheck | undefined;
  /** Runs to its end, as jobs and init containers do: nothing waits for it to answer. */
  readonly runsOnce: boolean;
  readonly security: SecuritySettings;
  /**
   * Why more may be said of it where we cannot see it, as the end of "cannot tell, because ...": what is not said here is
   * then not known to be missing. Undefined where all is said in this file.
   */
  readonly unseen: string | undefined;
  readonly notation: ContainerNotation;
}

/**
 * How the file would say what rules ask for, for messages: "read_only: true". Undefined for what its tool does not have,
 * or does without being asked.
 */
export interface ContainerNotation {
  readonly readOnlyRoot: string | undefined;
  readonly noPrivilegeEscalation: string | undefined;
  readonly dropCapabilities: string | undefined;
  readonly memoryLimit: string | undefined;
  readonly cpuLimit: string | undefined;
  readonly pidsLimit: string | undefined;
  readonly storageLimit: string | undefined;
  readonly memoryRequest: string | undefined;
  readonly cpuRequest: string | undefined;
  readonly storageRequest: string | undefined;
  readonly healthcheck: string;
  /** Whether a check of the image counts where the container has none. */
  readonly imageChecksHealth: boolean;
  readonly runAsNonRoot: string | undefined;
  readonly seccompProfile: string | undefined;
}

/** How somebody outside of the container finds out whether it works. */
export interface ContainerCheck extends Spanned {
  /** Switches the image's own check off. */
  readonly disabled: boolean;
  /** Takes the place of the image's own, rather than giving it other times. */
  readonly replaces: boolean;
  /** What it runs in the container; none where it does not, or where its characters cannot be placed. */
  readonly commands: readonly Command[];
}

/** A value that a file sets, with where it does. */
export interface Setting<T> extends Spanned {
  readonly value: Fact<T>;
  /** The value's own characters. */
  readonly valueSpan: Span;
}

/**
 * What limits a container, or frees it. Each is undefined where the file does not say it: `missingAt` is then where it
 * would have to be said.
 */
export interface SecuritySettings {
  readonly privileged: Setting<boolean> | undefined;
  readonly readOnlyRoot: Setting<boolean> | undefined;
  /** Whether a process may gain more rights than its parent: false is `no-new-privileges`. */
  readonly privilegeEscalation: Setting<boolean> | undefined;
  readonly runAsNonRoot: Setting<boolean> | undefined;
  /** In upper case, without CAP_: "NET_ADMIN", "ALL". */
  readonly addedCapabilities: readonly Setting<string>[];
  readonly droppedCapabilities: readonly Setting<string>[];
  /** "unconfined", "default", or the name of a profile. */
  readonly seccomp: Setting<string> | undefined;
  readonly apparmor: Setting<string> | undefined;
  /** What is said of the label by which SELinux confines it: "disable". */
  readonly selinux: Setting<string> | undefined;
  /** Whether the files of /proc and /sys are bare that runtimes hide from containers. */
  readonly unmaskedPaths: Setting<boolean> | undefined;
  /** Whether its users and groups are those of the host: false where their IDs are mapped to others. */
  readonly hostUsers: Setting<boolean> | undefined;
  /** The group it runs in, where that is said apart from its user. */
  readonly group: Setting<string> | undefined;
  /** Groups that it is in as well, by name or number. */
  readonly otherGroups: readonly Setting<string>[];
  /** Namespaces shared with the host: "network", "pid", "ipc", "user", "uts", "cgroup"; unknown for one that may be. */
  readonly hostNamespaces: readonly Setting<string>[];
  /** As written, with what the tool takes for none ("0", "-1"). */
  readonly memoryLimit: Setting<string> | undefined;
  readonly cpuLimit: Setting<string> | undefined;
  readonly pidsLimit: Setting<string> | undefined;
  /** Of what it writes to the disk of its host. */
  readonly storageLimit: Setting<string> | undefined;
  /** What its host keeps free for it. */
  readonly memoryRequest: Setting<string> | undefined;
  readonly cpuRequest: Setting<string> | undefined;
  readonly storageRequest: Setting<string> | undefined;
  /** Where a setting that is missing would have to be said: the container's name. */
  readonly missingAt: Span;
}
