/** What a shell passes for `<(command)` and `>(command)`, and the standard streams by their names. */
const descriptor = /^\/(?:dev\/(?:fd\/\d+|std(?:in|out|err))|proc\/(?:self|\d+)\/fd\/\d+)$/;

/** Whether a path stands for something that this process has open already, and so for no file of a directory. */
export function isOwnDescriptor(full: string): boolean {
  return descriptor.test(full);
}
