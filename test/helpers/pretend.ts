/** Replaces properties of an object until `stop` is called. A getter in the place of a value may throw. */
export function pretending() {
  const undo: (() => void)[] = [];
  return {
    that(target: object, properties: object): void {
      for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(properties))) {
        const own = Object.getOwnPropertyDescriptor(target, name);
        Object.defineProperty(target, name, { ...descriptor, configurable: true });
        undo.unshift(() => {
          if (own) Object.defineProperty(target, name, own);
          else Reflect.deleteProperty(target, name);
        });
      }
    },
    stop(): void {
      undo.splice(0).forEach((run) => run());
    },
  };
}
