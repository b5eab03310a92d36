// The kernel: .NET and Roslyn in a worker, so that the page stays alive while a cell runs, and a cell that never ends can be ended.
const folder = '/notebooks';

// The compiler refers to it for files in old encodings, and here are none.
const unused = 'System.Text.Encoding.CodePages.dll';

onmessage = async ({ data }) => {
  // .NET doesn't start in a worker that is listening already.
  onmessage = null;
  try {
    const kernel = await start(data);
    onmessage = async ({ data: { code, name, files } }) => {
      try {
        kernel.WriteData(JSON.stringify(files));
        const outputs = await kernel.RunAsync(code, name);
        postMessage({ outputs: JSON.parse(outputs), files: JSON.parse(kernel.ReadData()) });
      } catch (error) {
        postMessage({ failure: String(error) });
      }
    };
    postMessage({ ready: true });
  } catch (error) {
    postMessage({ failure: error.message ?? String(error) });
  }
};

async function start({ site, recording, cluster }) {
  const kernel = new URL('kernel/', site);
  const [record, { dotnet }] = await Promise.all([
    fetched(new URL(`recordings/${recording}`, site)).then(response => response.arrayBuffer()),
    import(new URL('_framework/dotnet.js', kernel)),
  ]);
  const { getAssemblyExports, getConfig } = await dotnet
    .withModuleConfig({
      onConfigLoaded: ({ resources }) => { resources.assembly = resources.assembly.filter(({ virtualPath }) => virtualPath !== unused); },
    })
    .withResourceLoader((type, name, address) => /\.js$/.test(name) ? address : unzipped(new URL(address, kernel)))
    .create();
  const { mainAssemblyName, resources } = getConfig();
  const { Kernel } = (await getAssemblyExports(mainAssemblyName)).PodLab.Browser;
  Kernel.WriteFile(`${folder}/recordings/${recording}`, new Uint8Array(record));
  const names = [...resources.coreAssembly, ...resources.assembly].map(({ virtualPath }) => virtualPath.replace(/\.dll$/, ''));
  await Kernel.StartAsync(folder, cluster, names);
  return Kernel;
}

// A plain host sends files as they are, so they are compressed beforehand. A host that declares the compression has the browser undo it.
async function unzipped(address) {
  const response = await fetched(`${address}.gz`);
  const body = response.headers.get('content-encoding') ? response.body : response.body.pipeThrough(new DecompressionStream('gzip'));
  return new Response(body, { headers: { 'content-type': /\.wasm$/.test(address) ? 'application/wasm' : 'application/octet-stream' } });
}

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address} is missing on this host (${response.status}). Copy the whole folder of the site.`);
  }

  return response;
}
