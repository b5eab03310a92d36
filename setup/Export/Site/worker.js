// The kernel: .NET and Roslyn in a worker, so that the page stays alive while a cell runs, and a cell that never ends can be ended.
const folder = '/notebooks';

// The compiler refers to it for files in old encodings, and here are none.
const unused = 'System.Text.Encoding.CodePages.dll';

onmessage = async ({ data: { id, values: [settings] } }) => {
  // .NET doesn't start in a worker that is listening already.
  onmessage = null;
  try {
    const kernel = await start(settings);
    onmessage = async ({ data: { id, question, values } }) => {
      try {
        postMessage({ id, answer: JSON.parse(await kernel[question](values, id)) });
      } catch (error) {
        postMessage({ id, failure: error.message ?? String(error) });
      }
    };
    postMessage({ id, answer: true });
  } catch (error) {
    postMessage({ id, failure: error.message ?? String(error) });
  }
};

// Returns what answers each kind of question.
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
  const { Kernel, CodeQuestions } = (await getAssemblyExports(mainAssemblyName)).PodLab.Browser;
  Kernel.WriteFile(`${folder}/recordings/${recording}`, new Uint8Array(record));
  const names = [...resources.coreAssembly, ...resources.assembly].map(({ virtualPath }) => virtualPath.replace(/\.dll$/, ''));
  await Kernel.StartAsync(folder, cluster, names);

  let loading, isLoaded = false;
  return {
    run: ([code]) => Kernel.RunAsync(code),
    color: ([code]) => CodeQuestions.Color(code),
    complete: async ([code, index], id) => {
      if (!isLoaded) {
        postMessage({ id, loading: true });
        // After a failure, the next question tries again.
        loading ??= load(resources.lazyAssembly, kernel, CodeQuestions).finally(() => { loading = null; });
        await loading;
        isLoaded = true;
      }

      return CodeQuestions.CompleteAsync(code, index);
    },
  };
}

// Completion needs assemblies that no cell needs, so they are fetched at its first use.
async function load(assemblies, kernel, questions) {
  const files = await Promise.all(assemblies.map(async ({ name }) => new Uint8Array(await (await unzipped(new URL(`_framework/${name}`, kernel))).arrayBuffer())));
  files.forEach(file => questions.Load(file));
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
