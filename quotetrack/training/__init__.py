"""Training: labelled articles in, weights for the engine `accurate` out. The only importer of torch, an extra.

`dataset` and `features` read labels, `network`, `loop` and `distillation` train, `exact` and `onnx_export` write a
network that computes the same bits on every processor. Running it is left to `extraction.tagger`.
"""
