// The first step of every command. Plain old JavaScript, so that it can speak on any Node.
var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    'ward-widgets: this command runs on Node 24, which `npm ci` installs into the project, but it was started on Node ' +
      process.versions.node +
      '. Run `npm ci` on Node 20 or later, without --ignore-scripts, and start it by `npm run`.',
  );
  process.exit(1);
}
