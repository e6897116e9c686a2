//! The closed vocabularies of a report: what a file is, and what follows for whoever loads it. Decides nothing.

use crate::checklist::words;

words!(
    /// What a file is, by its content.
    Format {
        /// One or more pickles.
        Pickle = "pickle",
        /// `PyTorch` before 1.6.
        TorchLegacy = "torch-legacy",
        /// `PyTorch` since 1.6.
        TorchZip = "torch-zip",
        /// `PyTorch` before 0.1.10.
        TorchTar = "torch-tar",
        /// A compiled `PyTorch` program.
        TorchScript = "torchscript",
        /// A pickle with arrays between, maybe compressed.
        Joblib = "joblib",
        /// One numpy array.
        Npy = "npy",
        /// Several numpy arrays.
        Npz = "npz",
        /// Tensors and nothing else.
        Safetensors = "safetensors",
        /// Weights with their settings, for llama.cpp and others.
        Gguf = "gguf",
        /// A graph for ONNX Runtime and others.
        Onnx = "onnx",
        /// Keras 3.
        Keras = "keras",
        /// A Keras architecture by itself.
        KerasConfig = "keras-config",
        /// HDF5, with a Keras model or without.
        Hdf5 = "hdf5",
        /// A `TensorFlow` `SavedModel`.
        SavedModel = "saved-model",
        /// A `TensorFlow` graph by itself.
        TensorflowGraph = "tensorflow-graph",
        /// `TensorFlow` Lite.
        Tflite = "tflite",
        /// A chat template by itself.
        ChatTemplate = "chat-template",
        /// A configuration of the hub.
        HubConfig = "hub-config",
        /// A Git LFS pointer.
        LfsPointer = "lfs-pointer",
        /// A zip without a model that is known.
        Zip = "zip",
        /// Another archive.
        Archive = "archive",
        /// A program.
        Program = "program",
        /// Nothing that is known.
        Unknown = "unknown",
    }
);

words!(
    /// What follows for whoever loads the file, the heaviest first.
    FileResult {
        /// Runs code when it is loaded.
        RunsCode = "runs-code",
        /// Imports or uses what is not known.
        NotKnown = "not-known",
        /// Could not be examined, or not to its end.
        NotExamined = "not-examined",
        /// Imports only known names, and was read in full.
        OnlyKnownNames = "only-known-names",
        /// The format has no place for code.
        CannotCarryCode = "cannot-carry-code",
    }
);
