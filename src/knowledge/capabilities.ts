/**
 * The capabilities that Docker and containerd give a container without being asked, less NET_RAW, as the Pod Security
 * Standards allow them ("baseline"): https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const allowedCapabilities: readonly string[] = [
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
];

/** All of them: https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities */
export const usualCapabilities: readonly string[] = [...allowedCapabilities, "NET_RAW"];
