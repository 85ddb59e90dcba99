/**
 * TCP ports of remote administration, which an image should not offer: port to the service's name
 * (IANA service names; 2375 and 2376 are Docker's API).
 */
export const adminPorts: ReadonlyMap<number, string> = new Map([
  [22, "SSH"],
  [23, "Telnet"],
  [512, "rexec"],
  [513, "rlogin"],
  [514, "rsh"],
  [2375, "Docker API without TLS"],
  [2376, "Docker API"],
  [3389, "RDP"],
  [5800, "VNC over HTTP"],
  [5900, "VNC"],
  [5985, "WinRM"],
  [5986, "WinRM over TLS"],
]);
