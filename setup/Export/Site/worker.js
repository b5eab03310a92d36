// The kernel: .NET and Roslyn in a worker, so that the page stays alive while a cell runs, and a cell that never ends can be ended.
const folder = '/notebooks';

// The compiler refers to it for files in old encodings, and here are none.
const unused = 'System.Text.Encoding.CodePages.dll';

// With these, a cell could change what the page's service worker keeps: the scripts of the next visit.
const withheld = ['caches', 'Worker'];

// What changes with PodLab is in one folder, and the rest of .NET in another one: it isn't fetched again after an update.
const framework = 'kernel/_framework/', placeOf = name => `${name.startsWith('PodLab.') ? framework : 'dotnet/'}${name}`;
const scripts = ['dotnet.js', 'dotnet.runtime.js', 'dotnet.native.js'];

// .NET could translate code that runs often to WebAssembly. That pays only in long loops, and a lesson takes less time without it.
const options = ['traces', 'jit-call', 'interp-entry'].map(name => `--no-jiterpreter-${name}-enabled`);

// Milliseconds without a question, after which the learner probably reads.
const quiet = 500;

// .NET doesn't say why it ended. If it ended because a file is missing, that is the reason.
const tooSmall = 'There is probably too little memory for the kernel. Close other tabs or programs, and try again.';
const tooDeep = 'Probably a method called itself without end, or the memory was used up.';
let hasRun = false, reason;
const onExit = code => {
  reason ??= !hasRun ? tooSmall : code === 1 ? tooDeep : `A cell ended it with exit code ${code}.`;
  postMessage({ failure: reason });
};

onmessage = async ({ data: { id, values: [settings] } }) => {
  // .NET doesn't start in a worker that is listening already.
  onmessage = null;
  try {
    const kernel = await start(settings);
    onmessage = async ({ data: { id, question, values } }) => {
      try {
        postMessage({ id, answer: await kernel[question](values, id) });
      } catch (error) {
        postMessage({ id, failure: reason ?? error.message ?? String(error) });
      }
    };
    postMessage({ id, answer: true });
  } catch (error) {
    const words = error.message ?? String(error);
    postMessage({ id, failure: reason ?? (/memory|exit\(/i.test(words) ? tooSmall : words) });
  }
};

// Returns what answers each kind of question.
async function start({ files: source, recording, cluster }) {
  const { filesOf } = await import(source.script ?? URL.createObjectURL(source.code));
  const files = filesOf(source);
  const addresses = Object.fromEntries(await Promise.all(scripts.map(async name => [name, await files.script(framework + name)])));
  const [record, { dotnet }] = await Promise.all([
    files.packed(`lesson/${recording}`).then(response => response.arrayBuffer()),
    files.load(framework + scripts[0]),
  ]);
  const { getAssemblyExports, getConfig, setModuleImports } = await dotnet
    .withRuntimeOptions(options)
    .withModuleConfig({
      onExit,
      onConfigLoaded: ({ resources }) => { resources.assembly = resources.assembly.filter(({ virtualPath }) => virtualPath !== unused); },
    })
    .withResourceLoader((type, name) => addresses[name] ?? files.unpacked(placeOf(name)).catch(error => {
      reason ??= error.message;
      throw error;
    }))
    .create()
    .catch(async error => {
      await Promise.all(scripts.map(name => files.check(framework + name)));
      throw error;
    });
  setModuleImports('page', { show: (name, outputs) => postMessage({ shown: { name, outputs: JSON.parse(outputs) } }) });
  const { mainAssemblyName, resources } = getConfig();
  const { Kernel, CodeQuestions } = (await getAssemblyExports(mainAssemblyName)).PodLab.Browser;
  Kernel.WriteFile(`${folder}/recordings/${recording}`, new Uint8Array(record));
  for (let owner = self; owner; owner = Object.getPrototypeOf(owner)) { withheld.forEach(name => delete owner[name]); }
  const names = [...resources.coreAssembly, ...resources.assembly].map(({ virtualPath }) => virtualPath.replace(/\.dll$/, ''));
  await Kernel.StartAsync(folder, cluster, names);

  let loading, isLoaded = false;
  const rehearsal = rehearse(Kernel);
  return {
    run: async ([code, name, data]) => {
      await rehearsal.end();
      hasRun = true;
      Kernel.WriteData(JSON.stringify(data));
      const outputs = JSON.parse(await Kernel.RunAsync(code, name));
      return { outputs, files: JSON.parse(Kernel.ReadData()) };
    },
    color: ([code]) => {
      rehearsal.postpone();
      return JSON.parse(CodeQuestions.Color(code));
    },
    complete: async ([code, index], id) => {
      rehearsal.postpone();
      if (!isLoaded) {
        postMessage({ id, loading: true });
        // After a failure, the next question tries again.
        loading ??= load(resources.lazyAssembly, files, CodeQuestions).finally(() => { loading = null; });
        await loading;
        isLoaded = true;
      }

      return JSON.parse(await CodeQuestions.CompleteAsync(code, index));
    },
  };
}

// Runs the cells that make later ones fast: the first one at once, and each further one when nothing was asked for a while.
function rehearse(kernel) {
  let timer = setTimeout(next), running = Promise.resolve(), isOver = false;
  function next() {
    running = running.then(() => kernel.RehearseAsync()).then(isLeft => {
      if (!isLeft) {
        isOver = true;
        console.debug('Every cell was rehearsed.');
      }

      postpone();
    }).catch(error => {
      isOver = true;
      console.error(error);
    });
  }

  function postpone() {
    clearTimeout(timer);
    if (!isOver) { timer = setTimeout(next, quiet); }
  }

  return {
    postpone,
    end: () => {
      isOver = true;
      clearTimeout(timer);
      return running;
    },
  };
}

// Completion needs assemblies that no cell needs, so they are fetched at its first use.
async function load(assemblies, files, questions) {
  const loaded = await Promise.all(assemblies.map(async ({ name }) => new Uint8Array(await (await files.unpacked(placeOf(name))).arrayBuffer())));
  loaded.forEach(assembly => questions.Load(assembly));
}
