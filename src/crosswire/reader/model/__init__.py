"""The trained reader: one small encoder with several heads, run by onnxruntime."""
